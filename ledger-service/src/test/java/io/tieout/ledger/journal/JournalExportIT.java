package io.tieout.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.Books;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class JournalExportIT {

    private final RestTestClient client;
    private final CompanyService companies;

    JournalExportIT(@Autowired RestTestClient client, @Autowired CompanyService companies) {
        this.client = client;
        this.companies = companies;
    }

    @Test
    void exportsEveryLineForAccountantAndAuditor() {
        var books = someBooks("EUR", "12.50");
        for (var role : new Role[] {Role.ACCOUNTANT, Role.AUDITOR}) {
            assertThat(export(books, role, "hledger")).contains("2026-03-10 * (", "expenses:5300 Rent  12.50 EUR");
        }
        assertThat(export(books, Role.AUDITOR, "hledger").lines().filter(line -> line.startsWith("2026-")))
                .hasSize(3);
    }

    @Test
    void refusesOtherFormatsAndRoles() {
        var books = someBooks("EUR", "12.50");
        books.get("/api/v1/journal-export?format=xml").refused(400, "unsupported-format");
        books.get("/api/v1/journal-export?from=1066-10-14").refused(422, "date-out-of-range");
        books.get("/api/v1/journal-entries?to=2200-01-01").refused(422, "date-out-of-range");
        client.get()
                .uri("/api/v1/journal-export")
                .header("Authorization", TestTokens.bearer(books.companyId(), Role.SALES_MANAGER))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void agreesWithHledger(@TempDir Path folder) throws IOException, InterruptedException {
        assumeInstalled("hledger");
        for (var currency : new String[][] {{"EUR", "12.50"}, {"JPY", "1250"}}) {
            var file = folder.resolve(currency[0] + ".journal");
            Files.writeString(file, export(someBooks(currency[0], currency[1]), Role.ACCOUNTANT, "hledger"));
            requireAccepted("hledger", "check", "--strict", "-f", file.toString());
        }
    }

    @Test
    void agreesWithBeancount(@TempDir Path folder) throws IOException, InterruptedException {
        assumeInstalled("bean-check");
        for (var currency : new String[][] {{"EUR", "12.50"}, {"JPY", "1250"}}) {
            var file = folder.resolve(currency[0] + ".beancount");
            Files.writeString(file, export(someBooks(currency[0], currency[1]), Role.ACCOUNTANT, "beancount"));
            requireAccepted("bean-check", file.toString());
        }
    }

    @Test
    void exportsTheSameLinesToBeancountAsToHledger() {
        var books = someBooks("EUR", "12.50");

        assertThat(export(books, Role.AUDITOR, "beancount"))
                .contains("open Expenses:5300 EUR", "2026-03-10 * \"Test\"", "  Expenses:5300  12.50 EUR");
        assertThat(amounts(export(books, Role.AUDITOR, "beancount")))
                .isNotEmpty()
                .isEqualTo(amounts(export(books, Role.AUDITOR, "hledger")));
    }

    private static List<String> amounts(String journal) {
        return Pattern.compile("  (-?[0-9.]+ EUR)$", Pattern.MULTILINE)
                .matcher(journal)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static void requireAccepted(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private Books someBooks(String currency, String amount) {
        var books = Books.open(client, companies, currency, "UTC", 1);
        for (int day = 10; day <= 12; day++) {
            books.postEntry("2026-03-" + day, "5300", "2100", amount).is(201);
        }
        return books;
    }

    private String export(Books books, Role role, String format) {
        var body = client.get()
                .uri("/api/v1/journal-export?format=" + format)
                .header("Authorization", TestTokens.bearer(books.companyId(), role))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(body).isNotNull();
        return String.valueOf(body);
    }

    private static void assumeInstalled(String program) {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        Assumptions.assumeTrue(
                Arrays.stream(folders).anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not installed here: its opinion on the export is not asked");
    }
}
