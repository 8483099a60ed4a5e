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
import java.util.concurrent.TimeUnit;
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
            assertThat(export(books, role)).contains("2026-03-10 * (", "expenses:5300 Rent  12.50 EUR");
        }
        assertThat(export(books, Role.AUDITOR).lines().filter(line -> line.startsWith("2026-")))
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
        Assumptions.assumeTrue(isInstalled(), "hledger is not installed here");
        for (var currency : new String[][] {{"EUR", "12.50"}, {"JPY", "1250"}}) {
            var file = folder.resolve(currency[0] + ".journal");
            Files.writeString(file, export(someBooks(currency[0], currency[1]), Role.ACCOUNTANT));
            var process = new ProcessBuilder("hledger", "check", "--strict", "-f", file.toString())
                    .redirectErrorStream(true)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        }
    }

    private Books someBooks(String currency, String amount) {
        var books = Books.open(client, companies, currency, "UTC", 1);
        for (int day = 10; day <= 12; day++) {
            books.postEntry("2026-03-" + day, "5300", "2100", amount).is(201);
        }
        return books;
    }

    private String export(Books books, Role role) {
        var body = client.get()
                .uri("/api/v1/journal-export?format=hledger")
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

    private static boolean isInstalled() {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, "hledger"))) {
                return true;
            }
        }
        return false;
    }
}
