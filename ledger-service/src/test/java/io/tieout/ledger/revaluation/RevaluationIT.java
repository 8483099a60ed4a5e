package io.tieout.ledger.revaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Books.Answer;
import io.tieout.ledger.Checks;
import io.tieout.ledger.Debtors;
import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.company.CompanyService;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.foreignitem.ForeignItem;
import io.tieout.ledger.foreignitem.ForeignItemId;
import io.tieout.ledger.foreignitem.ForeignItemService;
import io.tieout.ledger.foreignitem.ItemSide;
import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.ForeignAmount;
import io.tieout.ledger.journal.JournalService;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class RevaluationIT {

    private static final String REVALUATIONS = "/api/v1/revaluations";

    private final RestTestClient client;
    private final CompanyService companies;
    private final EventProbe probe;
    private final List<InvariantCheck> checks;
    private final JournalService journal;
    private final ForeignItemService items;
    private final TransactionTemplate transactions;
    private Books books;

    RevaluationIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired EventProbe probe,
            @Autowired List<InvariantCheck> checks,
            @Autowired JournalService journal,
            @Autowired ForeignItemService items,
            @Autowired TransactionTemplate transactions) {
        this.journal = journal;
        this.items = items;
        this.transactions = transactions;
        this.client = client;
        this.companies = companies;
        this.probe = probe;
        this.checks = checks;
        this.books = Books.open(client, companies, "INR", "Asia/Kolkata", 4);
    }

    @AfterEach
    void theBooksStillTie() {
        Checks.hold(checks, books.companyId());
    }

    @Test
    void isTakenBackBeforeTheItemIsSettled() {
        var bill = bill("388.00", "2026-03-12", "94.39");
        quote("USD", "2026-03-31", "93.9325");

        var preview = revalue("2026-03-31", "AUTO_REVERSE", "?dryRun=true").is(200);
        assertThat(preview.text("/gain/amount")).isEqualTo("177.51");
        assertThat(books.get(REVALUATIONS).is(200).body().path("items")).isEmpty();
        var revalued = revalue("2026-03-31", "AUTO_REVERSE", "").is(201);

        assertThat(revalued.text("/gain/amount")).isEqualTo("177.51");
        assertThat(revalued.text("/lines/0/before/amount")).isEqualTo("-36623.32");
        assertThat(revalued.text("/lines/0/after/amount")).isEqualTo("-36445.81");
        assertThat(revalued.text("/reversedOn")).isEqualTo("2026-04-01");
        assertThat(balance("2100", "2026-03-31")).isEqualTo("-36445.81");
        assertThat(balance("2100", "2026-04-01")).isEqualTo("-36623.32");
        assertThat(balance("4860", "2026-03-31")).isEqualTo("-177.51");

        var again = revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        assertThat(again.body().has("entryId")).isFalse();
        assertThat(again.body().path("lines")).isEmpty();

        var paid = settle(bill, "388.00", "2026-04-10", "94.125");
        assertThat(paid.text("/realised/amount")).isEqualTo("102.82");
        assertThat(balance("2100", "2026-04-30")).isEqualTo("0.00");
        assertThat(balance("4850", "2026-04-30")).isEqualTo("-102.82");
        assertThat(lifetime()).isEqualTo("-102.82");
    }

    @Test
    void staysWhenItIsCarriedAndTheSettlementKnowsOfIt() {
        var bill = bill("388.00", "2026-03-12", "94.39");
        quote("USD", "2026-03-31", "93.9325");

        var revalued = revalue("2026-03-31", "CARRY", "").is(201);

        assertThat(revalued.body().has("reversedOn")).isFalse();
        assertThat(balance("2100", "2026-04-01")).isEqualTo("-36445.81");
        var paid = settle(bill, "388.00", "2026-04-10", "94.125");
        assertThat(paid.text("/carrying/amount")).isEqualTo("36445.81");
        assertThat(paid.text("/realised/amount")).isEqualTo("-74.69");
        assertThat(balance("2100", "2026-04-30")).isEqualTo("0.00");
        assertThat(balance("5750", "2026-04-30")).isEqualTo("74.69");
        assertThat(lifetime()).isEqualTo("-102.82");
        revalue("2026-03-30", "CARRY", "")
                .refused(409, "revaluation-superseded")
                .at("/date");
    }

    @Test
    void isTakenBackForWhatWasSettledBeforeItCameLate() {
        var bill = bill("388.00", "2026-03-12", "94.39");
        settle(bill, "188.00", "2026-04-10", "94.125");
        quote("USD", "2026-03-31", "93.9325");

        var revalued = revalue("2026-03-31", "CARRY", "").is(201);

        // All of it was open on the day: 177.51; 200.00 USD still are, and carry 91.50 of it.
        assertThat(revalued.text("/gain/amount")).isEqualTo("177.51");
        assertThat(revalued.text("/lines/0/lasting/amount")).isEqualTo("91.50");
        assertThat(revalued.text("/reversedOn")).isEqualTo("2026-04-01");
        assertThat(balance("2100", "2026-03-31")).isEqualTo("-36445.81");
        assertThat(balance("2100", "2026-04-30")).isEqualTo("-18786.50");
        settle(bill, "200.00", "2026-04-20", "94.125");
        assertThat(balance("2100", "2026-04-30")).isEqualTo("0.00");
        assertThat(lifetime()).isEqualTo("-102.82");
    }

    @Test
    void isNotUndercutByUndoingASettlementBeforeIt() {
        var bill = bill("100.00", "2026-03-12", "94.00");
        var part = settle(bill, "40.00", "2026-03-20", "94");
        quote("USD", "2026-03-31", "95.00");
        revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        undo(bill, part, "2026-03-20").is(201);
        var again = settle(bill, "40.00", "2026-03-20", "94");

        revalue("2026-03-31", "CARRY", "").is(201);

        undo(bill, again, "2026-04-02").refused(409, "foreign-item-revalued").at("/effectiveDate");
    }

    @Test
    void looksAtWhatIsLeftOfAnInvoiceOnTheDay() {
        books = Books.open(client, companies, "USD", "UTC", 1);
        quote("EUR", "2026-03-01", "1.10");
        var debtor = new Debtors(probe, books);
        var invoice = debtor.invoice("2026-03-01", """
                "currency":"EUR","lines":[{"description":"Work","unitPrice":1000}]""");
        var id = UUID.fromString(invoice.text("/invoiceId"));
        settle(id, "400.00", "2026-03-31", "1.15");
        quote("EUR", "2026-03-31", "1.08");

        var revalued = revalue("2026-03-31", "AUTO_REVERSE", "").is(201);

        // The payment dated on the day itself is in.
        assertThat(revalued.text("/loss/amount")).isEqualTo("12.00");
        assertThat(revalued.text("/lines/0/before/amount")).isEqualTo("660.00");
        assertThat(revalued.text("/lines/0/after/amount")).isEqualTo("648.00");
        assertThat(balance("1200", "2026-03-31")).isEqualTo("648.00");
        assertThat(balance("1200", "2026-04-01")).isEqualTo("660.00");
        assertThat(books.get("/api/v1/reports/ageing?asOf=2026-03-31").is(200).text("/open/amount/amount"))
                .isEqualTo("648.00");
        settle(id, "600.00", "2026-04-10", "1.125");
        assertThat(balance("1200", "2026-04-30")).isEqualTo("0.00");
        assertThat(balance("4850", "2026-04-30")).isEqualTo("-35.00");
        assertThat(lifetime()).isEqualTo("-35.00");
        var report = books.get("/api/v1/reports/currency-balances?asOf=2026-04-30&account=1200")
                .is(200);
        assertThat(report.body().path("balances")).isEmpty();
    }

    @Test
    void postsTheDifferenceWhenSomethingChangedSince() {
        bill("100.00", "2026-03-12", "94.00");
        quote("USD", "2026-03-31", "95.00");
        assertThat(revalue("2026-03-31", "AUTO_REVERSE", "").is(201).text("/loss/amount"))
                .isEqualTo("100.00");

        bill("10.00", "2026-03-20", "94.00");
        var second = revalue("2026-03-31", "AUTO_REVERSE", "").is(201);

        assertThat(second.text("/loss/amount")).isEqualTo("10.00");
        assertThat(second.body().path("lines")).hasSize(1);
        assertThat(balance("2100", "2026-03-31")).isEqualTo("-10450.00");
        assertThat(balance("2100", "2026-04-01")).isEqualTo("-10340.00");
    }

    @Test
    void bringsForeignAccountsToTheRateToo() {
        books.post("/api/v1/accounts", """
                        {"code":"1115","name":"Dollars","type":"ASSET","parent":"1100","currency":"USD"}""").is(201);
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"2026-03-01","text":"Capital","lines":[
                            {"account":"1115","side":"DEBIT","foreignAmount":{"amount":"100.00","currency":"USD"},
                                "exchangeRate":"94"},
                            {"account":"3100","side":"CREDIT","amount":{"amount":"9400.00","currency":"INR"}}]}""").is(201);
        quote("USD", "2026-03-31", "95.00");

        var revalued = revalue("2026-03-31", "CARRY", "").is(201);

        assertThat(revalued.text("/gain/amount")).isEqualTo("100.00");
        assertThat(revalued.body().path("lines").path(0).has("foreignItemId")).isFalse();
        assertThat(balance("1115", "2026-04-30")).isEqualTo("9500.00");
        var cashFlow = books.get("/api/v1/reports/cash-flow?from=2026-03-01&to=2026-03-31")
                .is(200);
        assertThat(cashFlow.body().path("tiesOut").asBoolean()).isTrue();
        assertThat(cashFlow.text("/exchangeEffect/amount")).isEqualTo("100.00");
    }

    @Test
    void carriesNothingOfMoneyThatLeftTheAccountSince() {
        dollars("2026-03-01", "DEBIT", "1000.00", "94");
        dollars("2026-04-05", "CREDIT", "900.00", "94");
        quote("USD", "2026-03-31", "95.00");

        var revalued = revalue("2026-03-31", "CARRY", "").is(201);

        assertThat(revalued.text("/gain/amount")).isEqualTo("1000.00");
        assertThat(revalued.text("/lines/0/lasting/amount")).isEqualTo("0.00");
        assertThat(balance("1115", "2026-03-31")).isEqualTo("95000.00");
        assertThat(balance("1115", "2026-04-30")).isEqualTo("9400.00");
    }

    @Test
    void staysAfterOneOfTheSameDayWasTakenBack() {
        var bill = bill("100.00", "2026-03-12", "94.00");
        dollars("2026-03-01", "DEBIT", "100.00", "94");
        dollars("2026-04-02", "DEBIT", "50.00", "96");
        quote("USD", "2026-03-31", "95.00");
        revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        assertThat(balance("2100", "2026-04-01")).isEqualTo("-9400.00");

        var carried = revalue("2026-03-31", "CARRY", "").is(201);

        assertThat(carried.body().has("entryId")).isFalse();
        assertThat(carried.text("/reversedOn")).isEqualTo("2026-04-01");
        assertThat(balance("2100", "2026-03-31")).isEqualTo("-9500.00");
        assertThat(balance("2100", "2026-04-01")).isEqualTo("-9500.00");
        assertThat(balance("1115", "2026-04-01")).isEqualTo("9500.00");
        assertThat(balance("1115", "2026-04-30")).isEqualTo("14300.00");
        assertThat(revalue("2026-03-31", "CARRY", "").is(201).body().path("lines"))
                .isEmpty();

        // Another rate of the day: what stays is the difference to the books, not to the first one.
        var again = books.post(REVALUATIONS, """
                        {"date":"2026-03-31","policy":"AUTO_REVERSE","rates":[{"currency":"USD","rate":"97"}]}""").is(201);
        assertThat(again.text("/lines/0/lasting/amount")).isEqualTo("0.00");
        books.post(REVALUATIONS, """
                        {"date":"2026-03-31","policy":"CARRY","rates":[{"currency":"USD","rate":"98"}]}""").is(201);
        assertThat(balance("2100", "2026-03-31")).isEqualTo("-9800.00");
        assertThat(balance("2100", "2026-04-30")).isEqualTo("-9800.00");
        assertThat(balance("1115", "2026-04-01")).isEqualTo("9800.00");
        var paid = settle(bill, "100.00", "2026-04-10", "98");
        assertThat(paid.text("/carrying/amount")).isEqualTo("9800.00");
        assertThat(paid.text("/realised/amount")).isEqualTo("0.00");
        assertThat(balance("2100", "2026-04-30")).isEqualTo("0.00");
    }

    @Test
    void looksAtItemsAndAtWhatLiesBesideThem() {
        books.post("/api/v1/accounts", """
                        {"code":"2110","name":"Owed in dollars","type":"LIABILITY","parent":"2000","currency":"USD"}""").is(201);
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"2026-03-01","text":"Deposit","lines":[
                            {"account":"2110","side":"CREDIT","foreignAmount":{"amount":"50.00","currency":"USD"},
                                "exchangeRate":"94"},
                            {"account":"1110","side":"DEBIT","amount":{"amount":"4700.00","currency":"INR"}}]}""").is(201);
        var item = books.post("/api/v1/foreign-items", """
                        {"side":"PAYABLE","account":"2110","counterAccount":"5400","effectiveDate":"2026-03-12","text":"Bill",
                            "amount":{"amount":"100.00","currency":"USD"},"exchangeRate":"94"}""").is(201);
        quote("USD", "2026-03-31", "95.00");
        assertThat(gate("2026-03")).contains("USD on account 2110");

        var revalued = revalue("2026-03-31", "AUTO_REVERSE", "").is(201);

        assertThat(revalued.text("/loss/amount")).isEqualTo("150.00");
        assertThat(revalued.body().path("lines")).hasSize(2);
        assertThat(balance("2110", "2026-03-31")).isEqualTo("-14250.00");
        assertThat(balance("2110", "2026-04-01")).isEqualTo("-14100.00");
        assertThat(gate("2026-03")).isEqualTo("[]");
        assertThat(revalue("2026-03-31", "AUTO_REVERSE", "").is(201).body().path("lines"))
                .isEmpty();
        settle(item.id(), "100.00", "2026-04-10", "94");
        assertThat(gate("2026-03")).isEqualTo("[]");

        var april = books.post(REVALUATIONS, """
                        {"date":"2026-04-30","policy":"CARRY","rates":[{"currency":"USD","rate":"96"}]}""").is(201);
        assertThat(april.text("/loss/amount")).isEqualTo("100.00");
        assertThat(balance("2110", "2026-05-31")).isEqualTo("-4800.00");
    }

    @Test
    void putsAGainThatTurnsIntoALossWhereItCameFrom() {
        bill("100.00", "2026-03-12", "94.00");
        carryAt("95");
        assertThat(balance("5760", "2026-03-31")).isEqualTo("100.00");

        carryAt("93");

        assertThat(balance("5760", "2026-03-31")).isEqualTo("0.00");
        assertThat(balance("4860", "2026-03-31")).isEqualTo("-100.00");
        carryAt("94");
        assertThat(balance("4860", "2026-03-31")).isEqualTo("0.00");
        assertThat(balance("2100", "2026-04-30")).isEqualTo("-9400.00");

        // What was taken back on the next day is put back where it was.
        books.post(REVALUATIONS, """
                        {"date":"2026-03-31","policy":"AUTO_REVERSE","rates":[{"currency":"USD","rate":"93"}]}""").is(201);
        assertThat(balance("4860", "2026-03-31")).isEqualTo("-100.00");
        assertThat(balance("4860", "2026-04-01")).isEqualTo("0.00");
        carryAt("93");
        assertThat(balance("4860", "2026-04-01")).isEqualTo("-100.00");
        assertThat(balance("5760", "2026-04-01")).isEqualTo("0.00");
    }

    @Test
    void isNotUndercutByASettlementBeforeIt() {
        var bill = bill("100.00", "2026-03-12", "94.00");
        quote("USD", "2026-03-31", "95.00");
        revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        // Nothing differs on the day any more: all that is posted is put back on the next one.
        revalue("2026-03-31", "CARRY", "").is(201);

        var early = books.post("/api/v1/foreign-items/" + bill + "/settlements", """
                        {"effectiveDate":"2026-03-30","account":"1110","exchangeRate":"94"}""")
                .refused(409, "foreign-item-revalued")
                .at("/effectiveDate");

        assertThat(early.text("/revaluedOn")).isEqualTo("2026-03-31");
        assertThat(settle(bill, "100.00", "2026-03-31", "95").text("/carrying/amount"))
                .isEqualTo("9500.00");
    }

    @Test
    void isAskedForAgainWhenWhatItValuedWasSettledBeforeIt() {
        var bill = bill("100.00", "2026-03-12", "94.00");
        quote("USD", "2026-03-31", "95.00");
        revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        assertThat(gate("2026-03")).isEqualTo("[]");

        settle(bill, "100.00", "2026-03-30", "94");

        assertThat(gate("2026-03")).contains("USD on account 2100");
        revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        assertThat(gate("2026-03")).isEqualTo("[]");
        assertThat(books.balance("2100", "asOf=2026-03-31")).isEqualTo("0.00");
    }

    @Test
    void showsBothWhereOneItemLosesWhatAnotherGains() {
        var first = bill("100.00", "2026-03-12", "94.00");
        quote("USD", "2026-03-31", "95.00");
        revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        settle(first, "100.00", "2026-03-30", "94");
        bill("100.00", "2026-03-12", "94.00");

        var again = revalue("2026-03-31", "AUTO_REVERSE", "").is(201);

        assertThat(again.text("/gain/amount")).isEqualTo("100.00");
        assertThat(again.text("/loss/amount")).isEqualTo("100.00");
        assertThat(books.balance("2100", "asOf=2026-03-31")).isEqualTo("-9500.00");
        assertThat(books.balance("2100", "asOf=2026-04-01")).isEqualTo("-9400.00");
        assertThat(gate("2026-03")).isEqualTo("[]");
    }

    @Test
    void isAskedForAgainWhenTheAccountThatItValuedWasEmptiedBeforeIt() {
        dollars("2026-03-01", "DEBIT", "100.00", "94");
        quote("USD", "2026-03-31", "95.00");
        revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        assertThat(gate("2026-03")).isEqualTo("[]");

        dollars("2026-03-30", "CREDIT", "40.00", "94");
        assertThat(gate("2026-03")).contains("USD on account 1115");
        revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        assertThat(gate("2026-03")).isEqualTo("[]");
        dollars("2026-03-30", "CREDIT", "60.00", "94");

        // Nothing is on it any more, and the day's gain stands there still.
        assertThat(balance("1115", "2026-03-31")).isEqualTo("60.00");
        assertThat(gate("2026-03")).contains("USD on account 1115");
        revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        assertThat(gate("2026-03")).isEqualTo("[]");
        assertThat(balance("1115", "2026-03-31")).isEqualTo("0.00");
        assertThat(balance("1115", "2026-04-01")).isEqualTo("0.00");
    }

    @Test
    void sawNothingOfWhatWasCommittedLater() {
        quote("USD", "2026-03-31", "95.00");
        transactions.executeWithoutResult(posting -> {
            openABill("100.00");
            // Posted already, and not seen yet.
            revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        });

        assertThat(gate("2026-03")).contains("USD on account 2100");
        assertThat(revalue("2026-03-31", "AUTO_REVERSE", "").is(201).text("/loss/amount"))
                .isEqualTo("100.00");
        assertThat(gate("2026-03")).isEqualTo("[]");
    }

    private void openABill(String dollars) {
        var rate = Rate.parse("94");
        var amount = Money.parse(dollars, "USD");
        var booked = Money.parse("9400.00", "INR");
        var id = new ForeignItemId(Ids.next());
        var day = LocalDate.of(2026, 3, 12);
        var account = new AccountCode("2100");
        var entryId = journal.post(new EntryDraft(
                EntryId.next(),
                books.companyId(),
                day,
                day,
                EntrySource.FOREIGN_ITEM,
                id.value(),
                "Bill",
                null,
                List.of(
                        LineDraft.credit(account, booked).as(new ForeignAmount(amount, rate)),
                        LineDraft.debit(new AccountCode("5400"), booked))));
        items.open(new ForeignItem(
                books.companyId(),
                id,
                ForeignItem.Kind.ENTRY,
                ItemSide.PAYABLE,
                account,
                null,
                null,
                day,
                null,
                amount,
                amount,
                booked,
                booked,
                rate,
                entryId,
                1));
    }

    private void carryAt(String rate) {
        books.post(REVALUATIONS, """
                        {"date":"2026-03-31","policy":"CARRY","rates":[{"currency":"USD","rate":"%s"}]}""".formatted(rate)).is(201);
    }

    @Test
    void standsBetweenAPeriodAndItsClose() {
        bill("100.00", "2026-03-12", "94.00");
        assertThat(gate("2026-03")).contains("USD on account 2100");
        quote("USD", "2026-03-31", "94.00");

        // Nothing differs; that somebody looked is enough.
        revalue("2026-03-31", "AUTO_REVERSE", "").is(201);
        assertThat(gate("2026-03")).isEqualTo("[]");
        bill("1.00", "2026-03-13", "94.00");
        assertThat(gate("2026-03")).contains("USD on account 2100");
        assertThat(gate("2026-02")).isEqualTo("[]");
    }

    @Test
    void isRefusedWithoutRateOrRight() {
        var bill = bill("100.00", "2026-03-12", "94.00");
        var missing = revalue("2026-03-31", "AUTO_REVERSE", "").refused(422, "exchange-rate-missing");
        assertThat(missing.text("/baseCurrency")).isEqualTo("USD");
        assertThat(missing.text("/date")).isEqualTo("2026-03-31");
        books.get(REVALUATIONS + "/" + Ids.next()).refused(404, "revaluation-unknown");
        revalue("9999-03-31", "AUTO_REVERSE", "").refused(422, "date-out-of-range");
        for (var role : List.of(Role.ADMIN, Role.AUDITOR, Role.SUPPORT)) {
            books.send(
                            HttpMethod.POST,
                            REVALUATIONS,
                            "{\"date\":\"2026-03-31\"}",
                            "key",
                            TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
        var stated = books.post(REVALUATIONS, """
                        {"date":"2026-03-31","rates":[{"currency":"USD","rate":"95"}]}""").is(201);
        assertThat(stated.text("/loss/amount")).isEqualTo("100.00");
        assertThat(books.get(REVALUATIONS + "?date=2026-03-31").is(200).body().path("items"))
                .hasSize(1);
        assertThat(books.get(Objects.requireNonNull(stated.location())).is(200).body())
                .isEqualTo(stated.body());
        books.reverse(UUID.fromString(stated.text("/entryId")), "2026-04-20").refused(422, "entry-of-foreign-item");
        assertThat(books.get("/api/v1/foreign-items/" + bill).is(200).body().path("movements"))
                .hasSize(3);
        bill("1.00", "2026-03-20", "94.00");
        books.closeWaiving("2026-03", "REVALUATION_DONE").is(200);
        revalue("2026-03-31", "AUTO_REVERSE", "").refused(422, "exchange-rate-missing");
        quote("USD", "2026-03-31", "95.00");
        revalue("2026-03-31", "AUTO_REVERSE", "").refused(422, "period-closed");
    }

    private UUID bill(String amount, String date, String rate) {
        return books.post("/api/v1/foreign-items", """
                        {"side":"PAYABLE","account":"2100","counterAccount":"5400","effectiveDate":"%s","text":"Bill",
                            "amount":{"amount":"%s","currency":"USD"},"exchangeRate":"%s"}""".formatted(date, amount, rate))
                .is(201)
                .id();
    }

    private void dollars(String date, String side, String amount, String rate) {
        books.post("/api/v1/accounts", """
                {"code":"1115","name":"Dollars","type":"ASSET","parent":"1100","currency":"USD"}""");
        var worth = new BigDecimal(amount).multiply(new BigDecimal(rate)).toPlainString();
        books.post("/api/v1/journal-entries", """
                        {"effectiveDate":"%s","text":"Dollars","lines":[
                            {"account":"1115","side":"%s","foreignAmount":{"amount":"%s","currency":"USD"},
                                "exchangeRate":"%s"},
                            {"account":"3100","side":"%s","amount":{"amount":"%s","currency":"INR"}}]}""".formatted(
                                date, side, amount, rate, side.equals("DEBIT") ? "CREDIT" : "DEBIT", worth))
                .is(201);
    }

    private Answer settle(UUID item, String amount, String date, String rate) {
        var currency = books.get("/api/v1/foreign-items/" + item).is(200).text("/amount/currency");
        return books.post("/api/v1/foreign-items/" + item + "/settlements", """
                        {"amount":{"amount":"%s","currency":"%s"},"effectiveDate":"%s","account":"1110",
                            "exchangeRate":"%s"}""".formatted(amount, currency, date, rate))
                .is(201);
    }

    private Answer undo(UUID item, Answer settled, String date) {
        return books.post(
                "/api/v1/foreign-items/" + item + "/settlements/" + settled.text("/settlementId") + "/undo",
                "{\"effectiveDate\":\"" + date + "\",\"reason\":\"Wrong\"}");
    }

    private Answer revalue(String date, String policy, String query) {
        return books.post(REVALUATIONS + query, """
                {"date":"%s","policy":"%s"}""".formatted(date, policy));
    }

    private void quote(String currency, String date, String rate) {
        books.post("/api/v1/exchange-rates", """
                        {"baseCurrency":"%s","date":"%s","rate":"%s"}""".formatted(currency, date, rate))
                .is(201);
    }

    private String balance(String account, String asOf) {
        return books.balance(account, "from=1900-01-01&asOf=" + asOf);
    }

    /// All that the rate ever did, debit minus credit: a gain is negative.
    private String lifetime() {
        var sum = BigDecimal.ZERO;
        for (var account : List.of("4850", "4860", "5750", "5760", "5770")) {
            sum = sum.add(new BigDecimal(balance(account, "2199-12-31")));
        }
        return sum.toPlainString();
    }

    private String gate(String month) {
        for (var gate : books.get("/api/v1/periods/" + month + "/checklist")
                .is(200)
                .body()
                .path("gates")) {
            if (gate.path("gate").asString().equals("REVALUATION_DONE")) {
                return gate.path("missing").toString();
            }
        }
        return "no such gate";
    }
}
