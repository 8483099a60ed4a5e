package io.tieout.localstack.intake;

import io.tieout.localstack.api.Json;
import io.tieout.localstack.machine.LaunchFailed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Connects bank accounts and hands statements over.
public final class BankFeed {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
    private static final Duration IMPORT_LIMIT = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 200;

    private final Target target;

    public BankFeed(Target target) {
        this.target = target;
    }

    /// The account with this IBAN; connects it if it is not.
    ///
    /// @return the account as the API shows it, with its accounts in the ledger
    public JsonNode connect(String name, String iban, String currency, BigDecimal opening, LocalDate openingDate) {
        if (find(iban).isEmpty()) {
            var account = Json.object()
                    .put("name", name)
                    .put("iban", iban)
                    .put("currency", currency)
                    .put("openingDate", openingDate.toString());
            account.set("openingBalance", Json.money(opening.toPlainString(), currency));
            target.api().post("/api/v1/bank-accounts", account, Target.newKey());
        }
        var end = System.nanoTime() + CONNECT_LIMIT.toNanos();
        while (true) {
            var account = find(iban);
            if (account.isPresent()
                    && !account.get().path("accountCode").asString("").isEmpty()) {
                return account.get();
            }
            if (System.nanoTime() > end) {
                throw new LaunchFailed("The ledger has not opened the bank account " + iban + " within "
                        + CONNECT_LIMIT.toSeconds() + " s. See: tieout logs ledger");
            }
            pause();
        }
    }

    public Optional<JsonNode> find(String iban) {
        return target.api().list("/api/v1/bank-accounts").stream()
                .filter(account -> account.path("iban").asString("").equals(iban))
                .findFirst();
    }

    /// Uploads a file and waits until it has been read.
    ///
    /// @return the import as the API shows it
    public JsonNode upload(String fileName, byte[] content, Map<String, String> fields) {
        var answer = target.api().upload("/api/v1/bank-statements", fields, fileName, content, Target.newKey());
        var path = "/api/v1/bank-statement-imports/" + answer.path("importId").asString("");
        var end = System.nanoTime() + IMPORT_LIMIT.toNanos();
        while (true) {
            var state = target.api().get(path);
            if (state.path("state").asString("").equals("DONE")) {
                return state;
            }
            if (System.nanoTime() > end) {
                throw new LaunchFailed(
                        fileName + " was not read within " + IMPORT_LIMIT.toMinutes() + " minutes: " + path);
            }
            pause();
        }
    }

    /// Uploads what we wrote ourselves: it has to be taken.
    public JsonNode uploadOwn(String fileName, byte[] content) {
        var done = upload(fileName, content, Map.of());
        if (done.path("outcome").asString("").equals("REJECT")) {
            throw new LaunchFailed(fileName + " was rejected: "
                    + done.path("error").path("code").asString("") + ", "
                    + done.path("error").path("detail").asString(""));
        }
        return done;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("Interrupted.", e);
        }
    }
}
