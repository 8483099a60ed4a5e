package io.tieout.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.Checks;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.ServiceTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class AdjustingEntryIT {

    private static final String ENTRIES = "/api/v1/journal-entries";

    private final RestTestClient client;
    private final CompanyService companies;
    private final List<InvariantCheck> checks;
    private final Books books;

    AdjustingEntryIT(
            @Autowired RestTestClient client,
            @Autowired CompanyService companies,
            @Autowired List<InvariantCheck> checks) {
        this.client = client;
        this.companies = companies;
        this.checks = checks;
        this.books = Books.open(client, companies);
    }

    @Test
    void showsFivePercentDiscountGivenLateOnlyAfterAdjustment() {
        var sale = books.postEntry("2026-03-02", "1300", "4100", "1000.00").is(201);
        books.postEntry("2026-03-27", "1110", "1300", "950.00").is(201);

        var discount = adjust("2026-03-31", "4100", "1300", "50.00", sale.id()).is(201);

        assertThat(discount.body().path("adjusting").asBoolean()).isTrue();
        assertThat(discount.text("/adjustsEntryId")).isEqualTo(sale.id().toString());
        assertThat(balance("UNADJUSTED", "1300")).isEqualTo("50.00");
        assertThat(balance("UNADJUSTED", "4100")).isEqualTo("-1000.00");
        assertThat(balance("ADJUSTED", "1300")).isEqualTo("0.00");
        assertThat(balance("ADJUSTED", "4100")).isEqualTo("-950.00");
        assertThat(balance("ADJUSTED", "1110")).isEqualTo("950.00");
        assertThat(balance("POST_CLOSING", "4100")).isEqualTo("absent");
        assertThat(balance("POST_CLOSING", "3200")).isEqualTo("-950.00");
        Checks.hold(checks, books.companyId());
    }

    @Test
    void findsWhatAdjustsAnEntry() {
        var sale = books.postEntry("2026-03-02", "1300", "4100", "1000.00").is(201);
        var first = adjust("2026-03-31", "4100", "1300", "50.00", sale.id()).is(201);

        var found = books.get(ENTRIES + "?adjustsEntryId=" + sale.id()).is(200);
        assertThat(found.body().path("items")).hasSize(1);
        assertThat(found.text("/items/0/id")).isEqualTo(first.id().toString());
        assertThat(books.get(ENTRIES + "?adjusting=true").is(200).body().path("items"))
                .hasSize(1);
        assertThat(books.get(ENTRIES + "?adjusting=false").is(200).text("/items/0/id"))
                .isEqualTo(sale.id().toString());
        assertThat(books.get(ENTRIES + "/" + first.id()).is(200).body()).isEqualTo(first.body());
    }

    @Test
    void countsAdjustmentsOfEarlierMonthsAsOrdinary() {
        marked("2026-02-28", "5500", "1690", "100.00", "\"adjusting\":true").is(201);
        marked("2026-03-31", "5500", "1690", "100.00", "\"adjusting\":true").is(201);

        assertThat(balance("UNADJUSTED", "5500")).isEqualTo("100.00");
        assertThat(balance("ADJUSTED", "5500")).isEqualTo("200.00");
    }

    @Test
    void showsNeitherAdjustmentNorItsReversalBeforeAdjustments() {
        var wrong = marked("2026-03-31", "5500", "1690", "100.00", "\"adjusting\":true")
                .is(201);
        books.reverse(wrong.id(), "2026-03-31").is(201);

        assertThat(balance("UNADJUSTED", "5500")).isEqualTo("absent");
        assertThat(balance("ADJUSTED", "5500")).isEqualTo("0.00");
    }

    @Test
    void takesBackAnAccrualInTheNextMonthAsOrdinaryBusiness() {
        var accrual = marked("2026-02-28", "5300", "2500", "100.00", "\"adjusting\":true")
                .is(201);
        var reversal = books.reverse(accrual.id(), "2026-03-01").is(201);

        assertThat(books.get(ENTRIES + "/" + reversal.text("/entryId"))
                        .is(200)
                        .body()
                        .path("adjusting")
                        .asBoolean())
                .isFalse();
        assertThat(balance("UNADJUSTED", "2500")).isEqualTo("0.00");
    }

    @Test
    void refusesToAdjustWhatDoesNotExist() {
        adjust("2026-03-31", "5500", "1690", "1.00", Ids.next())
                .refused(422, "adjusted-entry-unknown")
                .at("/adjustsEntryId");
        var foreign = Books.open(client, companies)
                .postEntry("2026-03-02", "1300", "4100", "1.00")
                .is(201);
        adjust("2026-03-31", "5500", "1690", "1.00", foreign.id()).refused(422, "adjusted-entry-unknown");
        assertThat(books.get(ENTRIES).is(200).body().path("items")).isEmpty();
    }

    @Test
    void refusesReferenceOfAnEntryThatSaysItIsNotAdjusting() {
        var sale = books.postEntry("2026-03-02", "1300", "4100", "1000.00").is(201);
        marked("2026-03-31", "4100", "1300", "50.00", "\"adjusting\":false,\"adjustsEntryId\":\"" + sale.id() + "\"")
                .refused(400, "invalid-field")
                .at("/adjusting");
    }

    @Test
    void takesEntriesOfTheAdjustmentPeriodOnTheLastDayOfTheFiscalYearOnly() {
        var april = Books.open(client, companies, "EUR", "UTC", 4);
        april.post(
                        ENTRIES,
                        april.entry("2026-03-30", "5500", "1690", "1.00")
                                .replace("\"text\"", "\"adjustmentPeriod\":true,\"text\""))
                .refused(422, "outside-adjustment-period")
                .at("/effectiveDate");
        var posted = april.post(
                        ENTRIES,
                        april.entry("2026-03-31", "5500", "1690", "1.00")
                                .replace("\"text\"", "\"adjustmentPeriod\":true,\"text\""))
                .is(201);

        assertThat(posted.body().path("adjusting").asBoolean()).isTrue();
        assertThat(posted.body().path("adjustmentPeriod").asBoolean()).isTrue();
    }

    private Books.Answer adjust(String date, String debit, String credit, String amount, UUID adjusted) {
        return marked(date, debit, credit, amount, "\"adjustsEntryId\":\"" + adjusted + "\"");
    }

    private Books.Answer marked(String date, String debit, String credit, String amount, String mark) {
        return books.post(ENTRIES, books.entry(date, debit, credit, amount).replace("\"text\"", mark + ",\"text\""));
    }

    private String balance(String stage, String account) {
        return books.trialBalance("asOf=2026-03-31&stage=" + stage, account);
    }
}
