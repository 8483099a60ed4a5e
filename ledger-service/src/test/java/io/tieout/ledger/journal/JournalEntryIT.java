package io.tieout.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class JournalEntryIT {

    private static final String ENTRIES = "/api/v1/journal-entries";
    private static final String BATCHES = "/api/v1/journal-entry-batches";

    private final RestTestClient client;
    private final CompanyService companies;
    private final Books books;

    JournalEntryIT(@Autowired RestTestClient client, @Autowired CompanyService companies) {
        this.client = client;
        this.companies = companies;
        this.books = Books.open(client, companies);
    }

    @Test
    void postsEntryAndShowsIt() {
        var posted = books.post(ENTRIES, """
                        {"effectiveDate":"2026-03-31","documentDate":"2026-03-28","text":"Rent","lines":[
                          {"account":"5300","side":"DEBIT","amount":{"amount":"900.00","currency":"EUR"},"dimensions":{"costCenter":"HQ"}},
                          {"account":"5400","side":"DEBIT","amount":{"amount":"100.00","currency":"EUR"}},
                          {"account":"2100","side":"CREDIT","amount":{"amount":"1000.00","currency":"EUR"}}]}""").is(201);

        assertThat(posted.location()).isEqualTo(ENTRIES + "/" + posted.id());
        assertThat(posted.eTag()).isEqualTo("\"1\"");
        var shown = books.get(ENTRIES + "/" + posted.id()).is(200);
        assertThat(shown.body()).isEqualTo(posted.body());
        assertThat(shown.text("/documentDate")).isEqualTo("2026-03-28");
        assertThat(shown.text("/source")).isEqualTo("MANUAL");
        assertThat(shown.text("/lines/0/dimensions/costCenter")).isEqualTo("HQ");
        assertThat(shown.text("/recordedAt")).endsWith("Z");
        assertThat(shown.text("/postedBy")).isEqualTo(TestTokens.USER.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5300 | 2100 | 0.00                   | 422 | amount-not-positive  | /lines/0/amount
            5300 | 2100 | -1.00                  | 422 | amount-not-positive  | /lines/0/amount
            5300 | 2100 | 1.0                    | 422 | invalid-money        | /lines/0/amount/amount
            5300 | 2100 | 1e3                    | 422 | invalid-money        | /lines/0/amount/amount
            5300 | 2100 | 100000000000000.00     | 422 | amount-too-large     | /lines/0/amount
            5300 | 2100 | 999999999999999999.00  | 422 | invalid-money        | /lines/0/amount/amount
            5300 | 9999 | 1.00                   | 422 | account-unknown      | /lines/1/account
            5300 | a-b  | 1.00                   | 400 | invalid-field        | /lines/1/account
            5300 | 2000 | 1.00                   | 422 | account-not-postable | /lines/1/account
            1200 | 4100 | 1.00                   | 422 | control-account      | /lines/0/account
            5300 | 2300 | 1.00                   | 422 | control-account      | /lines/1/account
            """)
    void refusesWrongLine(String debit, String credit, String amount, int status, String code, String pointer) {
        books.postEntry("2026-03-31", debit, credit, amount)
                .refused(status, code)
                .at(pointer);

        assertThat(books.get(ENTRIES).is(200).body().path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1899-12-31, 422, date-out-of-range",
        "2200-01-01, 422, date-out-of-range",
        "9999-12-31, 422, date-out-of-range",
        "2026-02-30, 400, invalid-field",
        "31.12.2026, 400, invalid-field"
    })
    void refusesImpossibleDate(String date, int status, String code) {
        books.postEntry(date, "5300", "2100", "1.00").refused(status, code).at("/effectiveDate");
    }

    @Test
    void refusesEntryThatDoesNotBalance() {
        books.post(ENTRIES, """
                        {"effectiveDate":"2026-03-31","text":"Rent","lines":[%s,%s]}""".formatted(books.line("5300", "DEBIT", "10.00"), books.line("2100", "CREDIT", "10.01")))
                .refused(422, "entry-does-not-balance")
                .at("/lines");
    }

    @Test
    void refusesEntryWithOneLineOrTooMany() {
        var line = books.line("5300", "DEBIT", "10.00");
        books.post(ENTRIES, "{\"effectiveDate\":\"2026-03-31\",\"text\":\"Rent\",\"lines\":[" + line + "]}")
                .refused(422, "too-few-lines");
        var lines = IntStream.range(0, 1_001).mapToObj(index -> line).collect(Collectors.joining(","));
        books.post(ENTRIES, "{\"effectiveDate\":\"2026-03-31\",\"text\":\"Rent\",\"lines\":[" + lines + "]}")
                .refused(422, "too-many-lines");
    }

    @Test
    void refusesHundredThousandLinesWithoutReadingThemAll() {
        var line = books.line("5300", "DEBIT", "10.00");
        var lines = IntStream.range(0, 100_000).mapToObj(index -> line).collect(Collectors.joining(","));

        books.post(ENTRIES, "{\"effectiveDate\":\"2026-03-31\",\"text\":\"Rent\",\"lines\":[" + lines + "]}")
                .refused(413, "request-too-large");
    }

    @Test
    void refusesAmountOfAMillionDigits() {
        books.postEntry("2026-03-31", "5300", "2100", "9".repeat(1_000_000) + ".00")
                .refused(422, "invalid-money")
                .at("/lines/0/amount/amount");
    }

    @Test
    void refusesNumberInPlaceOfAmount() {
        books.post(ENTRIES, """
                        {"effectiveDate":"2026-03-31","text":"Rent","lines":[
                          {"account":"5300","side":"DEBIT","amount":{"amount":12.5,"currency":"EUR"}}]}""").refused(400, "invalid-field").at("/lines/0/amount/amount");
    }

    @Test
    void refusesFractionOfYen() {
        var yen = Books.open(client, companies, "JPY", "Asia/Tokyo", 4);
        yen.postEntry("2026-03-31", "5300", "2100", "1234.5")
                .refused(422, "invalid-money")
                .at("/lines/0/amount/amount");
        assertThat(yen.get(ENTRIES).is(200).body().path("items")).isEmpty();
        yen.postEntry("2026-03-31", "5300", "2100", "1235").is(201);
    }

    @Test
    void refusesCurrencyWithoutRate() {
        var yen = Books.open(client, companies, "JPY", "Asia/Tokyo", 4);
        books.post(ENTRIES, yen.entry("2026-03-31", "5300", "2100", "1235"))
                .refused(422, "exchange-rate-missing")
                .at("/lines/0");
    }

    @Test
    void refusesEntryOfCompanyThatHasNoBooks() {
        books.send(
                        HttpMethod.POST,
                        ENTRIES,
                        books.entry("2026-03-31", "5300", "2100", "1.00"),
                        "key",
                        TestTokens.bearer(Ids.next(), Role.ACCOUNTANT))
                .refused(404, "company-unknown");
    }

    @Test
    void showsForeignEntryToNobody() {
        var id = books.postEntry("2026-03-31", "5300", "2100", "1.00").is(201).id();

        Books.open(client, companies).get(ENTRIES + "/" + id).refused(404, "entry-not-found");
    }

    @Test
    void refusesPostingByAuditorAndByAdmin() {
        var body = books.entry("2026-03-31", "5300", "2100", "1.00");
        for (var role : new Role[] {Role.AUDITOR, Role.ADMIN, Role.SALES_MANAGER}) {
            books.send(HttpMethod.POST, ENTRIES, body, "key", TestTokens.bearer(books.companyId(), role))
                    .refused(403, "access-denied");
        }
    }

    @Test
    void listsByAccountDateAndSourcePageByPage() {
        for (int day = 1; day <= 5; day++) {
            books.postEntry("2026-03-0" + day, "5300", "2100", day + ".00").is(201);
            books.postEntry("2026-03-0" + day, "5400", "2100", day + ".00").is(201);
        }

        var first = books.get(ENTRIES + "?account=5300&from=2026-03-02&limit=3&source=MANUAL")
                .is(200);
        assertThat(first.body().path("items")).hasSize(3);
        assertThat(first.text("/items/0/effectiveDate")).isEqualTo("2026-03-05");
        var second = books.get(
                        ENTRIES + "?account=5300&from=2026-03-02&limit=3&source=MANUAL&cursor=" + first.text("/next"))
                .is(200);
        assertThat(second.body().path("items")).hasSize(1);
        assertThat(second.text("/items/0/effectiveDate")).isEqualTo("2026-03-02");
        assertThat(second.body().has("next")).isFalse();
        books.get(ENTRIES + "?account=5400&cursor=" + first.text("/next")).refused(400, "invalid-cursor");
    }

    @Test
    void postsNothingOfAtomicBatchWithOneWrongEntry() {
        var answer = books.post(BATCHES, batch(true, 50, 36)).refused(422, "batch-refused");

        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/entries/36/lines/1/account");
        assertThat(answer.body().at("/refused/0/index").asInt()).isEqualTo(36);
        assertThat(answer.text("/refused/0/code")).isEqualTo("account-unknown");
        assertThat(books.get(ENTRIES).body().path("items")).isEmpty();
    }

    @Test
    void postsTheOthersOfBatchThatIsNotAtomic() {
        var answer = books.post(BATCHES, batch(false, 50, 36)).is(200);

        assertThat(answer.body().path("posted").asInt()).isEqualTo(49);
        assertThat(answer.body().path("refused").asInt()).isEqualTo(1);
        assertThat(answer.text("/results/36/status")).isEqualTo("REFUSED");
        assertThat(answer.text("/results/36/code")).isEqualTo("account-unknown");
        assertThat(answer.text("/results/36/errors/0/pointer")).isEqualTo("/lines/1/account");
        assertThat(books.get(ENTRIES + "?limit=200").body().path("items")).hasSize(49);
        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("49.00");
    }

    @Test
    void refusesBatchThatIsTooLarge() {
        books.post(BATCHES, batch(true, 501, -1)).refused(400, "invalid-field").at("/entries");
    }

    @Test
    void refusesBalanceThatWouldNotFit() {
        var large = "99999999999999.99";
        var lines = IntStream.range(0, 400)
                .mapToObj(index -> books.line("5300", "DEBIT", large) + "," + books.line("2100", "CREDIT", large))
                .collect(Collectors.joining(","));
        var entry = "{\"effectiveDate\":\"2026-03-31\",\"text\":\"Large\",\"lines\":[" + lines + "]}";

        books.post(ENTRIES, entry).is(201);
        books.post(ENTRIES, entry).is(201);
        books.post(ENTRIES, entry).refused(422, "amount-too-large");

        assertThat(books.balance("5300", "asOf=2026-12-31")).isEqualTo("79999999999999992.00");
    }

    private String batch(boolean atomic, int entries, int wrong) {
        return IntStream.range(0, entries)
                .mapToObj(index -> books.entry("2026-03-31", "5300", index == wrong ? "9999" : "2100", "1.00"))
                .collect(Collectors.joining(",", "{\"atomic\":" + atomic + ",\"entries\":[", "]}"));
    }
}
