package io.tieout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.ApiRefusal;
import io.tieout.localstack.api.Json;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One customer's March in six steps, each of which needs what the one before left.
final class CustomerMonth {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "Halim Tekstil Jaya";
    private static final String ADDRESS = "kasir@halim.example.com";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final LocalStack stack;
    private final Business business;
    private final TestMailbox mailbox;
    private @Nullable UUID customer;
    private @Nullable JsonNode paid;
    private @Nullable JsonNode doubted;
    private @Nullable String statement;
    private @Nullable String link;

    CustomerMonth(LocalStack stack, Business business, TestMailbox mailbox) {
        this.stack = stack;
        this.business = business;
        this.mailbox = mailbox;
    }

    /// 1.
    void enterTheCustomer() {
        var entry = Json.object().put("name", NAME).put("country", "ID").put("language", "id");
        entry.putArray("contactPoints").add(Json.object().put("type", "EMAIL").put("value", ADDRESS));
        customer = business.customer(entry);
        business.awaitKnownToSales(customer());
    }

    /// 2.
    void bill() {
        paid = invoice("700.00");
        doubted = invoice("300.00");
    }

    private JsonNode invoice(String amount) {
        var deal = business.dealWon(customer(), amount);
        business.order(customer(), deal, amount);
        return business.invoiceOf(deal);
    }

    /// 3.
    void reconcile() {
        pay(invoice(paid), "700.00", "M-1");
    }

    private void pay(JsonNode invoice, String amount, String reference) {
        business.statement(List.of(Business.payment(
                amount, "HALIM TEKSTIL JAYA", invoice.get("invoiceNumber").asString(), reference)));
        business.awaitInvoice(id(invoice), known -> text(known, "/status").equals("PAID"));
    }

    /// 4.
    void sendTheStatement() throws MessagingException, IOException {
        awaitOwed("300.00");
        var issued = issue();
        assertThat(text(issued, "/statement/closing/amount")).isEqualTo("300.00");
        statement = text(issued, "/statement/statementId");
        business.api().post(path("/mails"), Json.object(), Business.key());

        var mail = await().atMost(PATIENCE)
                .until(() -> mailbox.received().stream().findFirst(), Optional::isPresent)
                .orElseThrow();

        assertThat(mail.getHeader("To", null)).isEqualTo(ADDRESS);
        assertThat(mail.getSubject()).startsWith("Rekening koran pelanggan " + text(issued, "/content/number"));
        assertThat(((MimeMultipart) mail.getContent()).getBodyPart(1).getFileName())
                .isEqualTo(text(issued, "/content/number") + ".pdf");
        link = link(mail);
        await("its sender to know").atMost(PATIENCE).until(() -> text(
                        business.api().get(path("")), "/statement/status")
                .equals("SENT"));
    }

    private static String link(MimeMessage mail) throws MessagingException, IOException {
        var text = (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
        var found = Pattern.compile("http\\S+/confirm/\\S+").matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
    }

    /// 5. All is right but one line.
    void takeTheAnswer() throws IOException, InterruptedException {
        var page = HTTP.send(HttpRequest.newBuilder(link()).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(text(invoice(doubted), "/invoiceNumber"));
        var line = line(id(invoice(doubted)));
        var form = part("decision", "DISPUTE") + part("line", line) + part("reason", "Satu palet rusak") + "--b--\r\n";

        var answered = HTTP.send(
                HttpRequest.newBuilder(link())
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(HTTP.send(HttpRequest.newBuilder(link()).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(404);
        assertThat(text(business.api().get(path("/answer")), "/outcome")).isEqualTo("PART_CONFIRMED");
        assertThat(text(business.api().get(path("/answer")), "/reason")).isEqualTo("Satu palet rusak");
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private String line(String invoiceId) {
        for (var line : business.api().get(path("")).at("/content/lines")) {
            if (text(line, "/itemId").equals(invoiceId)) {
                return text(line, "/number");
            }
        }
        throw new AssertionError("The statement has no line of " + invoiceId);
    }

    /// 6. The broken pallet is credited, the rest is paid.
    void settle() {
        var disputeId = text(
                await("the dispute")
                        .atMost(PATIENCE)
                        .until(() -> business.api().get(path("/answer")), answer -> answer.at("/disputedLines/0")
                                .has("disputeId")),
                "/disputedLines/0/disputeId");
        var path = "/api/v1/disputes/" + disputeId;
        var opened = business.api().getWithTag(path);
        assertThat(text(opened.body(), "/openedBy") + text(opened.body(), "/amount/amount"))
                .isEqualTo("CUSTOMER300.00");
        awaitDisputed(true);
        var outcome = Json.object().put("outcome", "CREDITED").put("effectiveDate", Business.DAY.toString());
        outcome.set("amount", Json.money("100.00", "EUR"));
        business.change(path + "/resolve", outcome, opened.etag());
        var resolved = await("the ledger's answer")
                .atMost(PATIENCE)
                .until(() -> business.api().get(path), dispute -> !text(dispute, "/status")
                        .equals("RESOLVING"));
        assertThat(text(resolved, "/status")).as("%s", resolved).isEqualTo("RESOLVED");
        assertThat(text(resolved, "/creditNoteNumber")).isNotEmpty();
        awaitDisputed(false);

        pay(invoice(doubted), "200.00", "M-2");
    }

    private void awaitDisputed(boolean disputed) {
        business.awaitInvoice(
                id(invoice(doubted)), known -> known.at("/disputed").asBoolean(false) == disputed);
    }

    /// And what comes of it: nothing is owed, bank and books agree and are signed for.
    void report() {
        awaitOwed("0.00");
        assertThat(text(issue(), "/statement/closing/amount")).isEqualTo("0.00");
        business.awaitTieOut();
        var day = Json.object().put("bankAccountId", business.bankAccountId()).put("to", Business.DAY.toString());
        var signed = await("bank and books to agree").atMost(PATIENCE).until(() -> sign(day), this::isSigned);
        assertThat(text(signed, "/difference/amount")).isEqualTo("0.00");
    }

    /// What was prepared while events were on their way is prepared anew.
    private JsonNode sign(JsonNode day) {
        var prepared = business.api().post("/api/v1/bank-reconciliations", day, Business.key());
        if (!text(prepared, "/difference/amount").equals("0.00")) {
            return prepared;
        }
        var path = "/api/v1/bank-reconciliations/" + text(prepared, "/bankReconciliationId");
        return business.change(
                path + "/sign", Json.object(), business.api().getWithTag(path).etag());
    }

    private boolean isSigned(JsonNode reconciliation) {
        return text(reconciliation, "/status").equals("SIGNED");
    }

    private JsonNode issue() {
        return business.api()
                .post(
                        "/api/v1/account-statements",
                        Json.object()
                                .put("customerId", customer().toString())
                                .put("currency", "EUR")
                                .put("from", "2026-03-01")
                                .put("to", Business.DAY.toString()),
                        Business.key());
    }

    /// By the customer's ledger, which follows the journal.
    private void awaitOwed(String amount) {
        await("the customer to owe " + amount)
                .atMost(PATIENCE)
                .ignoreException(ApiRefusal.class)
                .until(
                        () -> business.api()
                                .get("/api/v1/customer-ledgers/" + customer() + "?currency=EUR&from=2026-03-01&to="
                                        + Business.DAY),
                        owes(amount));
    }

    private static Predicate<JsonNode> owes(String amount) {
        return ledger -> text(ledger, "/receivable/closing/amount").equals(amount)
                && ledger.at("/lines/items").size() > 1;
    }

    private String path(String below) {
        return "/api/v1/account-statements/" + statement + below;
    }

    private URI link() {
        // The address is the gateway's own.
        assertThat(link).startsWith(stack.url().toString());
        return URI.create(Objects.requireNonNull(link));
    }

    private UUID customer() {
        return Objects.requireNonNull(customer);
    }

    private static JsonNode invoice(@Nullable JsonNode invoice) {
        return Objects.requireNonNull(invoice);
    }

    private static String id(JsonNode invoice) {
        return text(invoice, "/invoiceId");
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }
}
