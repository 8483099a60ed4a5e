package io.tieout.reconciliation.customerview;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.customer.v1.CustomerState;
import io.tieout.events.identity.v1.CompanyState;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.CustomerLines;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/// Two customers turn out to be one: what is read of one of them is read of both, until that is undone.
@ServiceTest
class MergedCustomerIT {

    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final Instant THEN = Instant.parse("2026-03-20T10:00:00Z");
    private static final String LEDGER = "/api/v1/customer-ledgers/%s?currency=EUR&from=2026-03-01&to=2026-03-31";

    private final EventProbe probe;
    private final MatchingScene scene;
    private final CustomerLines lines;
    private final Person accountant;
    private final UUID twin;

    MergedCustomerIT(@Autowired RestTestClient client, @Autowired EventProbe probe, @Autowired JdbcClient jdbc) {
        this.probe = probe;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.lines = new CustomerLines(probe, scene.company);
        this.accountant = scene.person("Ana", ACCOUNTANT);
        this.twin = scene.customer("C-000002", "Ostsee Tuchhandel KG");
        probe.tell(
                IdentityEvents.COMPANY_STATE,
                scene.company,
                scene.company,
                1,
                new CompanyState(scene.company, "Trading", "EUR", "Europe/Berlin", "en", 1));
    }

    @Test
    void readsTheLedgersOfBothAsOne() {
        lines.tell(
                line(scene.customer, 0, "40.00", "INV-1"),
                line(twin, 1, "60.00", "INV-2"),
                line(scene.customer("C-000003", "Somebody Else"), 1, "5.00", "INV-3"));
        var apart = accountant.get(LEDGER.formatted(scene.customer));
        assertThat(apart.at("/receivable/closing/amount")).isEqualTo("40.00");

        merge(2, scene.customer);

        assertThat(accountant.get(LEDGER.formatted(scene.customer)).at("/receivable/closing/amount"))
                .isEqualTo("100.00");
        var old = accountant.get(LEDGER.formatted(twin));
        assertThat(old.at("/receivable/closing/amount")).isEqualTo("100.00");
        assertThat(old.at("/customerName")).isEqualTo("Lindner Weberei GmbH");
        var all = accountant.get("/api/v1/customer-ledgers?currency=EUR&asOf=2026-03-31");
        assertThat(all.body().at("/customers/items").values().stream()
                        .map(row -> row.at("/receivable/amount").asString()))
                .containsExactlyInAnyOrder("100.00", "5.00");
        var statement = accountant.post("/api/v1/account-statements", """
                {"customerId":"%s","currency":"EUR","from":"2026-03-01","to":"2026-03-31"}""".formatted(scene.customer));
        assertThat(statement.at("/statement/closing/amount")).isEqualTo("100.00");
        var run = accountant.post("/api/v1/account-statement-runs", "{\"from\":\"2026-03-01\",\"to\":\"2026-03-31\"}");
        assertThat(run.at("/total")).isEqualTo("2");
        await().atMost(MatchingScene.LIMIT).until(() -> accountant
                .get("/api/v1/account-statement-runs/" + run.at("/runId"))
                .at("/state")
                .equals("DONE"));
        assertThat(closings("runId=" + run.at("/runId"))).containsExactlyInAnyOrder("100.00", "5.00");
        assertThat(closings("customerId=" + twin)).containsExactlyInAnyOrder("100.00", "100.00");

        merge(3, null);

        assertThat(accountant.get(LEDGER.formatted(scene.customer)).at("/receivable/closing/amount"))
                .isEqualTo("40.00");
        assertThat(accountant.get(LEDGER.formatted(twin)).at("/receivable/closing/amount"))
                .isEqualTo("60.00");
    }

    @Test
    void takesThePaymentOfOneForTheInvoiceOfTheOther() {
        merge(2, scene.customer);
        var invoice = scene.invoice("INV-2026-000031", "420.17");
        // Somebody else owes the same: only the payer tells which is meant.
        scene.invoice(scene.customer("C-000003", "Nordwind Handel GmbH"), "INV-2026-000032", "420.17", null);

        var match = scene.awaitMatch(scene.receive("420.17", "OSTSEE TUCHHANDEL KG", "thank you"));

        assertThat(accountant.get("/api/v1/matches/" + match).at("/allocations/0/invoiceId"))
                .isEqualTo(invoice.toString());
        assertThat(accountant.list("/api/v1/open-items?customerId=" + twin)).hasSize(1);
    }

    private List<String> closings(String filter) {
        return accountant.list("/api/v1/account-statements?" + filter).stream()
                .map(statement -> statement.at("/closing/amount").asString())
                .toList();
    }

    private void merge(long version, @Nullable UUID survivor) {
        var state = new CustomerState(
                twin,
                "C-000002",
                "Ostsee Tuchhandel KG",
                List.of(),
                null,
                null,
                List.of(),
                "EUR",
                "DE",
                30,
                "ACTIVE",
                null);
        probe.tell(
                CustomerEvents.CUSTOMER_STATE,
                scene.company,
                twin,
                version,
                survivor == null ? state : state.mergedInto(survivor));
    }

    private CustomerLinesSealed.Line line(UUID customer, int day, String amount, String number) {
        return lines.line(
                customer,
                "INVOICE",
                MARCH_1.plusDays(day),
                THEN,
                amount,
                CustomerLines.invoice(Ids.next(), number, MARCH_1.plusDays(45)));
    }
}
