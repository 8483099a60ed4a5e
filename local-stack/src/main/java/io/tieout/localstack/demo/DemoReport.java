package io.tieout.localstack.demo;

import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.intake.Books;
import io.tieout.localstack.intake.Target;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/// What came out of the sample, for people. No number, id or time in it that another run would choose differently.
final class DemoReport {

    private final ApiClient api;
    private final Books books;
    private final String currency;
    private final int digits;
    private final List<DemoDeal> deals;
    private final List<DemoInvoice> invoices;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> proposed = new HashSet<>();

    DemoReport(Target target, String currency, int digits, List<DemoDeal> deals, List<DemoInvoice> invoices) {
        this.api = target.api();
        this.books = new Books(api, DemoAccount.TO);
        this.currency = currency;
        this.digits = digits;
        this.deals = deals;
        this.invoices = invoices;
    }

    List<String> lines() {
        business();
        bank();
        open();
        var trial = books.trialBalance();
        row("Trial balance", "debit " + trial.debit() + ", credit " + trial.credit() + verdict(trial.balanced()));
        tieOut();
        return lines;
    }

    private void business() {
        row("Customers", String.valueOf(DemoCustomer.all().size()));
        var won = deals.stream().filter(DemoDeal::isWon).toList();
        row(
                "Deals",
                deals.size() + ", " + won.size() + " won over " + wonValue().toPlainString() + " " + currency + ", "
                        + count(DemoDeal.Outcome.LOST) + " lost, " + count(DemoDeal.Outcome.OPEN) + " open");
        var total = invoices.stream().map(DemoInvoice::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        row("Invoices", invoices.size() + " over " + total.toPlainString() + " " + currency + " with tax");
    }

    private void bank() {
        var bankLines = api.list("/api/v1/bank-lines");
        row("Bank lines", String.valueOf(bankLines.size()));
        var outcomes = new Tally();
        for (var line : bankLines) {
            var outcome = line.path("outcome").asString("");
            outcomes.add(outcome(line, outcome));
            if (outcome.equals("SUGGESTED")) {
                propose(line.path("lineId").asString(""));
            }
        }
        outcomes.forEach((outcome, count) -> row("", count(count, outcome)));
        var reasons = new Tally();
        // What did not come is told of the invoices below; when it counts as missing depends on today.
        api.list("/api/v1/discrepancies").stream()
                .map(found -> found.path("kind").asString(""))
                .filter(kind -> !kind.equals("MISSING_PAYMENT"))
                .forEach(kind -> reasons.add(words(kind)));
        row("Discrepancies", String.valueOf(reasons.total()));
        reasons.forEach((reason, count) -> row("", count(count, reason)));
    }

    private static String outcome(JsonNode line, String outcome) {
        return switch (outcome) {
            case "CLASSIFIED" -> "not a receivable";
            case "EXCEPTION" ->
                line.path("matchState").asString("").equals("UNMATCHED")
                        ? "exception: nothing explains it"
                        : "exception: booked with a difference";
            default -> words(outcome);
        };
    }

    /// Keeps which invoices the line might pay.
    private void propose(String lineId) {
        for (var candidate :
                api.get("/api/v1/bank-lines/" + lineId + "/candidates").path("candidates")) {
            for (var allocation : candidate.path("allocations")) {
                proposed.add(allocation.path("invoiceId").asString(""));
            }
        }
    }

    private void open() {
        var reasons = new Tally();
        var sums = new TreeMap<String, BigDecimal>();
        for (var invoice : api.list("/api/v1/invoices")) {
            var open = Books.amount(invoice.path("open"));
            if (open.signum() > 0) {
                var reason = reasonOpen(invoice, open);
                reasons.add(reason);
                sums.merge(reason, open, BigDecimal::add);
            }
        }
        var open = books.openInvoices();
        row("Open invoices", open.count() + " over " + open.amount().toPlainString() + " " + currency);
        reasons.forEach((reason, count) -> row(
                "",
                count(count, reason) + ": "
                        + Objects.requireNonNull(sums.get(reason)).toPlainString()));
        for (var bucket : open.buckets()) {
            if (bucket.count() > 0) {
                row(
                        "",
                        count(bucket.count(), words(bucket.name())) + " on " + DemoAccount.TO + ": "
                                + bucket.amount().toPlainString());
            }
        }
    }

    private String reasonOpen(JsonNode invoice, BigDecimal open) {
        if (open.compareTo(Books.amount(invoice.path("total"))) < 0) {
            return "paid in part";
        }
        return proposed.contains(invoice.path("invoiceId").asString(""))
                ? "a payment is suggested and waits for a person"
                : "no payment came";
    }

    private void tieOut() {
        lines.add("Tie-out on " + DemoAccount.TO);
        var connected = api.list("/api/v1/bank-accounts");
        for (var account : DemoAccount.values()) {
            connected.stream()
                    .filter(found -> found.path("iban").asString("").equals(account.iban()))
                    .forEach(found -> bankAccount(account, found));
        }
        compare(
                "receivables",
                "control account",
                books.balanceOf("RECEIVABLE"),
                "open invoices",
                books.openInvoices().amount());
        compare(
                "sales",
                "won",
                wonValue(),
                "invoiced without tax",
                books.balanceOf("REVENUE").negate());
        compare(
                "clearing",
                "in the books",
                books.balanceOfAccounts(codes(connected, "clearingAccountCode")).negate(),
                "bank lines not explained",
                unexplained());
    }

    private void bankAccount(DemoAccount account, JsonNode connected) {
        var closing = BigDecimal.ZERO;
        var id = connected.path("bankAccountId").asString("");
        for (var statement : api.list("/api/v1/bank-statements?bankAccountId=" + id)) {
            closing = Books.amount(statement.path("closing"));
        }
        compare(
                account.title(),
                "in the books",
                books.balanceOfAccounts(List.of(connected.path("accountCode").asString(""))),
                "on the statement",
                closing);
    }

    private BigDecimal unexplained() {
        return api.list("/api/v1/bank-lines").stream()
                .filter(line -> line.path("matchState").asString("").equals("UNMATCHED"))
                .map(line -> Books.amount(line.path("amount")))
                .reduce(BigDecimal.ZERO.setScale(digits), BigDecimal::add);
    }

    private BigDecimal wonValue() {
        return deals.stream()
                .filter(DemoDeal::isWon)
                .map(deal -> BigDecimal.valueOf(deal.value()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(digits);
    }

    private long count(DemoDeal.Outcome outcome) {
        return deals.stream().filter(deal -> deal.outcome() == outcome).count();
    }

    private static List<String> codes(Collection<JsonNode> accounts, String field) {
        return accounts.stream()
                .map(account -> account.path(field).asString(""))
                .filter(code -> !code.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private void compare(String what, String oneName, BigDecimal one, String otherName, BigDecimal other) {
        row(
                "  " + what,
                oneName + " " + one.toPlainString() + ", " + otherName + " " + other.toPlainString()
                        + verdict(one.compareTo(other) == 0));
    }

    private void row(String name, String text) {
        lines.add(String.format(Locale.ROOT, "%-22s%s", name, text));
    }

    private static String count(long count, String what) {
        return String.format(Locale.ROOT, "%4d %s", count, what);
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String verdict(boolean agrees) {
        return agrees ? "  ok" : "  DIFFERENT";
    }

    /// How often each thing was seen, by its name.
    private static final class Tally {

        private final Map<String, Integer> counts = new TreeMap<>();

        void add(String what) {
            counts.merge(what, 1, Integer::sum);
        }

        int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        void forEach(BiConsumer<String, Integer> consumer) {
            counts.forEach(consumer);
        }
    }
}
