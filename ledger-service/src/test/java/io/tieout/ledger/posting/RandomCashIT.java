package io.tieout.ledger.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.BankAccountOpened;
import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.Locks;
import io.tieout.ledger.Trade;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.receivable.InvoiceAmount;
import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.Refusal;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Random sequences of all that happens to money and invoices: lines of the bank, matches with splits, returned
/// payments, kept back credit notes and money on account, undoing, credit notes, refunds, write-offs and what
/// comes back of them, months that are closed. After each step bank, clearing, receivables, advances and money in
/// transit are what a model says that knows nothing but open amounts: so nothing is settled twice.
@ServiceTest
class RandomCashIT {

    private static final int STEPS = 120;
    private static final String WRITE_OFFS = "/api/v1/write-offs";

    private final PaymentService payments;
    private final List<InvariantCheck> checks;
    private final JdbcClient jdbc;
    private final Books books;
    private final Trade trade;
    private final Debtors debtors;
    private final BankAccountOpened bank;
    private final Model model = new Model();
    private final List<BankedLine> lines = new ArrayList<>();
    private YearMonth month = YearMonth.of(2026, 3);
    private Random random = new Random(0);

    RandomCashIT(
            @Autowired RestTestClient client,
            @Autowired EventProbe probe,
            @Autowired PaymentService payments,
            @Autowired List<InvariantCheck> checks,
            @Autowired JdbcClient jdbc,
            @Autowired CompanyService companies) {
        this.payments = payments;
        this.checks = checks;
        this.jdbc = jdbc;
        this.books = Books.open(client, companies);
        this.trade = new Trade(probe, books.companyId());
        this.debtors = new Debtors(probe, books);
        this.bank = trade.connectBank("0.00", LocalDate.of(2026, 1, 1));
    }

    private record BankedLine(UUID id, long minor) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void endAsTheModelSays(long seed) {
        random = new Random(seed);
        writeOffsNeedOnePerson();
        for (int number = 0; number < 5; number++) {
            long total = 3000 + 2000L * number;
            var invoice = debtors.invoice("2026-03-01", text(total), "0");
            model.items.put(id(invoice, "/invoiceId"), new Item(total, total));
        }
        banked();
        for (int step = 0; step < STEPS; step++) {
            var what = "seed " + seed + ", step " + step + ": " + act();
            ties(what);
            if (step % 30 == 29) {
                Checks.hold(checks, books.companyId());
            }
        }
        assertThat(model.done)
                .as("what succeeded with seed " + seed)
                .containsKeys("match", "undo", "credit note", "refund", "close")
                .hasSizeGreaterThan(6);
    }

    private String act() {
        return switch (random.nextInt(15)) {
            case 0, 1 -> banked();
            case 2, 3, 4 -> match();
            case 5, 6 -> undoMatch();
            case 7 -> creditNote();
            case 8, 9 -> use();
            case 10 -> undoUse();
            case 11 -> refund();
            case 12 -> random.nextBoolean() ? writeOff() : recover();
            case 13 -> payRefund();
            default -> month.isBefore(YearMonth.of(2026, 6)) && random.nextInt(3) == 0 ? close() : match();
        };
    }

    /// What came to the bank, and what left it.
    private String banked() {
        var amounts = new ArrayList<String>();
        for (int number = 0; number < 3; number++) {
            amounts.add(
                    random.nextInt(3) == 0 ? "-" + text(1 + random.nextLong(800)) : text(1 + random.nextLong(3000)));
        }
        model.refunds.values().stream()
                .filter(refund -> refund.paidBy == null)
                .findFirst()
                .ifPresent(refund -> amounts.add("-" + text(refund.minor)));
        trade.bankLines(day(), amounts.toArray(String[]::new)).forEach(line -> {
            lines.add(new BankedLine(line.lineId(), line.amount().minorUnits()));
            model.lines.put(line.lineId(), line.amount().minorUnits());
        });
        return "banked " + amounts;
    }

    private String match() {
        // Now and then one that is explained.
        var waiting = lines.stream().filter(each -> !model.isExplained(each)).toList();
        var line = any(waiting.isEmpty() || random.nextInt(5) == 0 ? lines : waiting);
        if (line.minor() < 0) {
            var shares = new HashMap<UUID, Long>();
            shares.put(anyInvoice(), line.minor());
            return matched("return", line, shares, 0);
        }
        var shares = new HashMap<UUID, Long>();
        long left = line.minor();
        var note = random.nextInt(3) == 0 ? model.anyOf(model.notes, random) : null;
        if (note != null) {
            long kept = 1 + random.nextLong(2000);
            shares.put(note, -kept);
            left += kept;
        }
        long onAccount = note == null && random.nextInt(3) == 0 ? 1 + random.nextLong(left) : 0;
        left -= onAccount;
        int parts = 1 + random.nextInt(2);
        for (int part = 1; part <= parts && left > 0; part++) {
            long share = part == parts ? left : 1 + random.nextLong(left);
            shares.merge(anyInvoice(), share, Long::sum);
            left -= share;
        }
        return matched("match", line, shares, onAccount);
    }

    private String payRefund() {
        var refund = model.anyOf(model.refunds.keySet(), random);
        var out = lines.stream().filter(line -> line.minor() < 0).toList();
        if (refund == null || out.isEmpty()) {
            return "nothing";
        }
        long minor = Objects.requireNonNull(model.refunds.get(refund)).minor;
        var fitting = out.stream().filter(line -> line.minor() == -minor).toList();
        var line = any(fitting.isEmpty() ? out : fitting);
        var shares = new HashMap<UUID, Long>();
        shares.put(refund, line.minor());
        return matched("pay refund", line, shares, 0);
    }

    private String matched(String what, BankedLine line, Map<UUID, Long> shares, long onAccount) {
        var matchId = Ids.next();
        var others = onAccount == 0
                ? List.<MatchPart>of()
                : List.of(new MatchPart(PartType.ON_ACCOUNT, money(onAccount), debtors.customerId(), null));
        var allocations = new ArrayList<InvoiceAmount>();
        shares.forEach((item, minor) -> allocations.add(new InvoiceAmount(new InvoiceId(item), money(minor))));
        var cause = new Cause(books.companyId(), matchId, 1, null);
        boolean applied = done(() ->
                payments.apply(new PaymentMatch(cause, line.id(), money(line.minor()), allocations, others, Map.of())));
        assertThat(applied).as(what + " " + line + " " + shares).isEqualTo(model.match(matchId, line, shares));
        if (applied && onAccount > 0) {
            var credit = jdbc.sql("select customer_credit_id from customer_credit where match_id = :match")
                    .param("match", matchId)
                    .query((row, number) -> row.getObject(1, UUID.class))
                    .single();
            model.credits.add(credit);
            model.items.put(credit, new Item(onAccount, onAccount));
            Objects.requireNonNull(model.matches.get(matchId)).credit = credit;
        }
        return told(what, applied);
    }

    private String undoMatch() {
        var matchId = model.anyOf(model.matches.keySet(), random);
        if (matchId == null) {
            return "nothing";
        }
        var lineId = Objects.requireNonNull(model.matches.get(matchId)).line.id();
        var cause = new Cause(books.companyId(), matchId, 2, null);
        boolean undone = done(() -> payments.undo(new MatchUndoing(cause, lineId, day())));
        assertThat(undone).as("undo " + matchId).isEqualTo(model.undo(matchId));
        return told("undo", undone);
    }

    private String creditNote() {
        var invoice = anyInvoice();
        long minor = 1 + random.nextLong(4000);
        var answer = books.post("/api/v1/credit-notes", """
                {"invoiceId":"%s","creditNoteDate":"%s","reason":"Returned","creditedLines":[{"invoiceLine":1,
                    "amount":{"amount":"%s","currency":"EUR"}}]}""".formatted(invoice, day(), text(minor)));
        boolean issued = is201(answer);
        assertThat(issued).as("credit note " + minor).isEqualTo(model.credit(invoice, minor));
        if (issued) {
            var note = id(answer, "/creditNoteId");
            model.notes.add(note);
            model.items.put(note, new Item(minor, minor));
        }
        return told("credit note", issued);
    }

    /// A credit note, or money on account, settles a part of an invoice.
    private String use() {
        var credit = anyCredit();
        if (credit == null) {
            return "nothing";
        }
        var invoice = anyInvoice();
        long minor = 1 + random.nextLong(900);
        var part = """
                "invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"},"effectiveDate":"%s"}""".formatted(invoice, text(minor), day());
        var answer = model.notes.contains(credit)
                ? books.post("/api/v1/credit-notes/" + credit + "/allocations", "{" + part)
                : books.post("/api/v1/allocations", "{\"customerCreditId\":\"" + credit + "\"," + part);
        boolean used = is201(answer);
        assertThat(used).as("use " + minor).isEqualTo(model.use(credit, invoice, minor));
        if (used) {
            var created = Objects.requireNonNull(answer.location());
            var allocation = UUID.fromString(created.substring(created.lastIndexOf('/') + 1));
            model.uses.put(allocation, new Use(credit, invoice, minor));
        }
        return told("use", used);
    }

    private String undoUse() {
        var allocation = model.anyOf(model.uses.keySet(), random);
        if (allocation == null) {
            return "nothing";
        }
        var use = Objects.requireNonNull(model.uses.get(allocation));
        var base = model.notes.contains(use.credit)
                ? "/api/v1/credit-notes/" + use.credit + "/allocations/"
                : "/api/v1/allocations/";
        var reason = model.notes.contains(use.credit) ? "" : ",\"reason\":\"Wrong\"";
        var answer = books.post(base + allocation + "/undo", "{\"effectiveDate\":\"" + day() + "\"" + reason + "}");
        boolean undone = is201(answer);
        assertThat(undone).as("undo use " + use).isEqualTo(model.undoUse(allocation));
        return told("undo use", undone);
    }

    private String refund() {
        var credit = anyCredit();
        if (credit == null) {
            return "nothing";
        }
        long minor = 1 + random.nextLong(600);
        var answer = books.post("/api/v1/refunds", """
                {"%s":"%s","amount":{"amount":"%s","currency":"EUR"},"refundDate":"%s","reason":"Wants it"}""".formatted(
                model.notes.contains(credit) ? "creditNoteId" : "customerCreditId", credit, text(minor), day()));
        boolean asked = is201(answer);
        assertThat(asked).as("refund " + minor).isEqualTo(model.take(credit, minor));
        if (asked) {
            debtors.decide(answer, Objects.requireNonNull(answer.location()), "approve")
                    .is(200);
            model.refunds.put(id(answer, "/refundId"), new Refunded(minor));
        }
        return told("refund", asked);
    }

    private String writeOff() {
        var invoice = anyInvoice();
        long minor = 1 + random.nextLong(2000);
        var answer = books.post(WRITE_OFFS, """
                {"invoiceId":"%s","amount":{"amount":"%s","currency":"EUR"},"method":"DIRECT","effectiveDate":"%s",
                    "reason":"Bankrupt"}""".formatted(invoice, text(minor), day()));
        boolean posted = is201(answer);
        assertThat(posted).as("write-off " + minor).isEqualTo(model.take(invoice, minor));
        if (posted) {
            assertThat(answer.text("/status")).isEqualTo("POSTED");
            model.writeOffs.put(id(answer, "/writeOffId"), new Use(invoice, invoice, minor));
        }
        return told("write-off", posted);
    }

    private String recover() {
        var writeOff = model.anyOf(model.writeOffs.keySet(), random);
        if (writeOff == null) {
            return "nothing";
        }
        long minor = 1 + random.nextLong(1000);
        boolean recovered =
                is201(books.post(WRITE_OFFS + "/" + writeOff + "/recoveries", """
                {"amount":{"amount":"%s","currency":"EUR"},"effectiveDate":"%s","reason":"Pays"}""".formatted(text(minor), day())));
        assertThat(recovered).as("recover " + minor).isEqualTo(model.recover(writeOff, minor));
        return told("recover", recovered);
    }

    /// The month is over, whatever is not explained yet: what happens now belongs to the next one.
    private String close() {
        await().pollInSameThread().atMost(Locks.PATIENCE).until(() -> {
            var open = new ArrayList<String>();
            books.get("/api/v1/periods/" + month + "/checklist")
                    .is(200)
                    .body()
                    .path("gates")
                    .forEach(gate -> {
                        if (!gate.path("ok").asBoolean()) {
                            open.add(gate.path("gate").asString());
                        }
                    });
            return books.closeWaiving(month.toString(), open.toArray(String[]::new))
                            .status()
                    == 200;
        });
        month = month.plusMonths(1);
        return told("close", true);
    }

    private void ties(String step) {
        var balances = new HashMap<String, Long>();
        RowCallbackHandler collect = row -> balances.put(row.getString(1), row.getLong(2));
        jdbc.sql("""
                        select account_code,
                            sum(case side when 'DEBIT' then amount_minor else -amount_minor end)::bigint
                        from journal_line
                        where company_id = :company
                        group by account_code""").param("company", books.companyId()).query(collect);
        assertThat(balances.getOrDefault(bank.accountCode(), 0L))
                .as("bank, %s", step)
                .isEqualTo(
                        model.lines.values().stream().mapToLong(minor -> minor).sum());
        assertThat(balances.getOrDefault(bank.clearingAccountCode(), 0L))
                .as("clearing, %s", step)
                .isEqualTo(-model.unexplained());
        assertThat(balances.getOrDefault("1200", 0L))
                .as("receivables, %s", step)
                .isEqualTo(model.open(model.invoices()) - model.open(model.notes));
        assertThat(balances.getOrDefault("2300", 0L)).as("advances, %s", step).isEqualTo(-model.open(model.credits));
        assertThat(balances.getOrDefault("1190", 0L))
                .as("in transit, %s", step)
                .isEqualTo(-model.refunds.values().stream()
                        .filter(refund -> refund.paidBy == null)
                        .mapToLong(refund -> refund.minor)
                        .sum());
        assertThat(open("invoice", "invoice_id")).as("invoices, %s", step).isEqualTo(model.standing(model.invoices()));
        assertThat(open("credit_note", "credit_note_id"))
                .as("credit notes, %s", step)
                .isEqualTo(model.standing(model.notes));
        assertThat(open("customer_credit", "customer_credit_id"))
                .as("on account, %s", step)
                .isEqualTo(model.standing(model.credits));
        assertThat(settled()).as("allocations, %s", step).isEqualTo(model.settled());
    }

    private Map<UUID, Long> open(String table, String key) {
        return byId("select " + key + ", open_minor from " + table + " where company_id = :company");
    }

    private Map<UUID, Long> settled() {
        return byId("""
                select i.invoice_id, coalesce(sum(a.amount_minor), 0)::bigint
                from invoice i
                left join allocation a on a.company_id = i.company_id and a.invoice_id = i.invoice_id
                where i.company_id = :company
                group by i.invoice_id""");
    }

    private Map<UUID, Long> byId(String sql) {
        var found = new HashMap<UUID, Long>();
        RowCallbackHandler collect = row -> found.put(row.getObject(1, UUID.class), row.getLong(2));
        jdbc.sql(sql).param("company", books.companyId()).query(collect);
        return found;
    }

    private void writeOffsNeedOnePerson() {
        var policy = """
                {"aloneUpTo":{"amount":"999999.00","currency":"EUR"},"atMost":{"amount":"999999.00","currency":"EUR"}}""";
        var admin = TestTokens.bearer(books.companyId(), Role.ADMIN);
        books.send(HttpMethod.PUT, "/api/v1/write-off-policy", policy, null, admin, "\"0\"")
                .is(200);
    }

    private LocalDate day() {
        return month.atDay(15);
    }

    private UUID anyInvoice() {
        return any(List.copyOf(model.invoices()));
    }

    private @Nullable UUID anyCredit() {
        var all = new ArrayList<>(model.notes);
        all.addAll(model.credits);
        return model.anyOf(all, random);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static boolean done(Runnable action) {
        try {
            action.run();
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    /// Anything but a refusal that says why is a fault.
    private static boolean is201(Answer answer) {
        if (answer.status() != 201) {
            assertThat(answer.status()).as(answer.body().toString()).isIn(409, 422);
        }
        return answer.status() == 201;
    }

    private String told(String what, boolean succeeded) {
        if (succeeded) {
            model.done.merge(what, 1, Integer::sum);
        }
        return what + (succeeded ? "" : " was refused");
    }

    private static UUID id(Answer answer, String pointer) {
        return UUID.fromString(answer.text(pointer));
    }

    private static Money money(long minor) {
        return Money.ofMinor(minor, "EUR");
    }

    private static String text(long minor) {
        return money(minor).amount();
    }

    /// An invoice, a credit note or money on account.
    private static final class Item {

        private final long total;
        private long open;
        private long credited;

        private Item(long total, long open) {
            this.total = total;
            this.open = open;
        }
    }

    private record Use(UUID credit, UUID invoice, long minor) {}

    private static final class Refunded {

        private final long minor;
        private @Nullable UUID paidBy;

        private Refunded(long minor) {
            this.minor = minor;
        }
    }

    private static final class Applied {

        private final BankedLine line;
        private final Map<UUID, Long> shares;
        private @Nullable UUID credit;

        private Applied(BankedLine line, Map<UUID, Long> shares) {
            this.line = line;
            this.shares = shares;
        }
    }

    /// Open amounts, and what explains which line: no more.
    private static final class Model {

        private final Map<UUID, Item> items = new LinkedHashMap<>();
        private final List<UUID> notes = new ArrayList<>();
        private final List<UUID> credits = new ArrayList<>();
        private final Map<UUID, Refunded> refunds = new LinkedHashMap<>();
        private final Map<UUID, Use> writeOffs = new LinkedHashMap<>();
        private final Map<UUID, Use> uses = new LinkedHashMap<>();
        private final Map<UUID, Long> lines = new LinkedHashMap<>();
        private final Map<UUID, Applied> matches = new LinkedHashMap<>();
        private final Map<String, Integer> done = new HashMap<>();

        List<UUID> invoices() {
            return items.keySet().stream()
                    .filter(item -> !notes.contains(item) && !credits.contains(item))
                    .toList();
        }

        boolean match(UUID matchId, BankedLine line, Map<UUID, Long> shares) {
            if (isExplained(line) || !areFree(line, shares, 1)) {
                return false;
            }
            shares.forEach((item, minor) -> settle(matchId, item, minor));
            matches.put(matchId, new Applied(line, shares));
            return true;
        }

        boolean undo(UUID matchId) {
            var applied = Objects.requireNonNull(matches.get(matchId));
            var credit = applied.credit == null ? null : item(applied.credit);
            if (!areFree(applied.line, applied.shares, -1) || (credit != null && credit.open != credit.total)) {
                return false;
            }
            applied.shares.forEach((item, minor) -> settle(null, item, -minor));
            if (credit != null) {
                credit.open = 0;
            }
            matches.remove(matchId);
            return true;
        }

        boolean isExplained(BankedLine line) {
            return matches.values().stream().anyMatch(other -> other.line.equals(line));
        }

        /// Credits are taken with an amount below zero.
        private boolean areFree(BankedLine line, Map<UUID, Long> shares, int sign) {
            return shares.entrySet().stream().allMatch(share -> {
                long minor = sign * share.getValue();
                var refund = refunds.get(share.getKey());
                if (refund != null) {
                    return sign < 0 || (refund.paidBy == null && refund.minor == -line.minor());
                }
                var item = item(share.getKey());
                long left = item.open - (notes.contains(share.getKey()) ? -minor : minor);
                return left >= 0 && left <= item.total;
            });
        }

        private void settle(@Nullable UUID matchId, UUID id, long minor) {
            var refund = refunds.get(id);
            if (refund == null) {
                item(id).open -= notes.contains(id) ? -minor : minor;
            } else {
                refund.paidBy = matchId;
            }
        }

        boolean credit(UUID invoice, long minor) {
            var item = item(invoice);
            if (item.credited + minor > item.total) {
                return false;
            }
            item.credited += minor;
            return true;
        }

        boolean take(UUID id, long minor) {
            var item = item(id);
            if (minor > item.open) {
                return false;
            }
            item.open -= minor;
            return true;
        }

        boolean use(UUID credit, UUID invoice, long minor) {
            return minor <= item(credit).open && take(invoice, minor) && take(credit, minor);
        }

        boolean undoUse(UUID allocation) {
            var use = Objects.requireNonNull(uses.get(allocation));
            if (!owe(use.invoice, use.minor)) {
                return false;
            }
            item(use.credit).open += use.minor;
            uses.remove(allocation);
            return true;
        }

        boolean recover(UUID writeOff, long minor) {
            var left = Objects.requireNonNull(writeOffs.get(writeOff));
            if (minor > left.minor || !owe(left.invoice, minor)) {
                return false;
            }
            writeOffs.put(writeOff, new Use(left.credit, left.invoice, left.minor - minor));
            return true;
        }

        private boolean owe(UUID invoice, long minor) {
            var item = item(invoice);
            if (item.open + minor > item.total) {
                return false;
            }
            item.open += minor;
            return true;
        }

        long unexplained() {
            var explained =
                    matches.values().stream().map(applied -> applied.line.id()).toList();
            return lines.entrySet().stream()
                    .filter(line -> !explained.contains(line.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        long open(Collection<UUID> ids) {
            return ids.stream().mapToLong(id -> item(id).open).sum();
        }

        Map<UUID, Long> standing(Collection<UUID> ids) {
            var standing = new HashMap<UUID, Long>();
            ids.forEach(id -> standing.put(id, item(id).open));
            return standing;
        }

        Map<UUID, Long> settled() {
            var settled = new HashMap<UUID, Long>();
            invoices().forEach(id -> settled.put(id, item(id).total - item(id).open));
            return settled;
        }

        @Nullable
        UUID anyOf(Collection<UUID> ids, Random random) {
            return ids.isEmpty() ? null : List.copyOf(ids).get(random.nextInt(ids.size()));
        }

        private Item item(UUID id) {
            return Objects.requireNonNull(items.get(id));
        }
    }
}
