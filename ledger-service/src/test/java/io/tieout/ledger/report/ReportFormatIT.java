package io.tieout.ledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ReportFormatIT {

    private final RestTestClient client;
    private final Books books;

    ReportFormatIT(@Autowired RestTestClient client, @Autowired CompanyService companies) {
        this.client = client;
        this.books = Books.open(client, companies);
        books.postEntry("2026-03-01", "1110", "4100", "1000.00").is(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profit-and-loss?to=2026-03-31",
                "balance-sheet?asOf=2026-03-31",
                "cash-flow?to=2026-03-31",
                "general-ledger?account=1110&to=2026-03-31",
                "profit-and-loss?to=2026-03-31&by=costCenter",
                "trial-balance?asOf=2026-03-31",
                "account-balances?asOf=2026-03-31",
                "journal?to=2026-03-31",
                "changes?periodTo=2026-03&since=2020-01-01T00:00:00Z"
            })
    void isATableWhenAskedForOne(String report) {
        var byHeader = get(report, "text/csv");
        var byParameter = get(report + "&format=csv", null);

        assertThat(byHeader.getStatus().value()).as(byHeader.toString()).isEqualTo(200);
        assertThat(byHeader.getResponseHeaders().getContentType())
                .isEqualTo(MediaType.valueOf("text/csv;charset=UTF-8"));
        assertThat(text(byHeader)).contains("1000.00").contains("\r\n").isEqualTo(text(byParameter));
        assertThat(byHeader.getResponseHeaders().getContentDisposition().getFilename())
                .endsWith(".csv");
    }

    @Test
    void showsTheCustomersOfAnAgeingPage() {
        assertThat(text(get("ageing?asOf=2026-03-31", "text/csv")))
                .startsWith("customerId,customerNumber,customerName,")
                .endsWith(",open,unappliedCredits,currency\r\n");
    }

    @Test
    void isAWorkbookWhenAskedForOne(@TempDir Path folder) throws IOException {
        var answer = get("balance-sheet?asOf=2026-03-31&format=xlsx", null);

        assertThat(answer.getStatus().value()).isEqualTo(200);
        assertThat(answer.getResponseHeaders().getContentDisposition().getFilename())
                .isEqualTo("balance-sheet.xlsx");
        var file = Files.write(folder.resolve("report.xlsx"), Objects.requireNonNull(answer.getResponseBody()));
        try (var zip = new ZipFile(file.toFile())) {
            var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
            assertThat(new String(sheet.readAllBytes(), StandardCharsets.UTF_8)).contains("<v>1000.00</v>");
        }
    }

    /// Also what has nothing to show: a table, and paper, of its header alone.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "profit-and-loss?to=2026-03-31",
                "balance-sheet?asOf=2026-03-31",
                "cash-flow?to=2026-03-31",
                "general-ledger?account=1110&to=2026-03-31",
                "trial-balance?asOf=2026-03-31",
                "account-balances?asOf=2026-03-31",
                "account-tree?asOf=2026-03-31",
                "currency-balances?asOf=2026-03-31",
                "ratios?to=2026-03-31",
                "ageing?asOf=2026-03-31",
                "tax?to=2026-03-31",
                "tax-documents?direction=OUTPUT&taxCode=STANDARD",
                "journal?to=2026-03-31",
                "changes?periodTo=2026-03&since=2020-01-01T00:00:00Z",
                "vouchers?month=2026-03"
            })
    void isATableAWorkbookAndPaper(String report) {
        assertThat(get(report + "&format=csv", null).getStatus().value()).isEqualTo(200);
        assertThat(get(report + "&format=xlsx", null).getStatus().value()).isEqualTo(200);
        var paper = get(report, "application/pdf");
        assertThat(paper.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        assertThat(Papers.text(Objects.requireNonNull(paper.getResponseBody()))).contains("1 / ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/plain, */*", "text/html, */*;q=0.8"})
    void isJsonOtherwise(String accept) {
        var answer = get("profit-and-loss?to=2026-03-31", accept);

        assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
    }

    @Test
    void refusesUnknownFormatsAndAnswersProblemsAsProblems() {
        assertThat(get("profit-and-loss?format=docx", null).getStatus().value()).isEqualTo(406);
        var refusal = get("profit-and-loss?knownAt=soon", "text/csv");
        assertThat(refusal.getStatus().value()).isEqualTo(400);
        assertThat(refusal.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        var body = answer.getResponseBody();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }

    private EntityExchangeResult<byte[]> get(String report, @Nullable String accept) {
        var request = client.get()
                .uri("/api/v1/reports/" + report)
                .header("Authorization", TestTokens.bearer(books.companyId(), Role.ACCOUNTANT));
        if (accept != null) {
            request = request.header("Accept", accept);
        }
        return request.exchange().returnResult(byte[].class);
    }
}
