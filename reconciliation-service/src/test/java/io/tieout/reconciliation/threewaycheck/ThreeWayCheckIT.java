package io.tieout.reconciliation.threewaycheck;

import static io.tieout.reconciliation.MatchingScene.DAY;
import static io.tieout.reconciliation.MatchingScene.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.InvoicePaid;
import io.tieout.events.ledger.v1.InvoicePartPaid;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.sales.v1.OrderConfirmed;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Role;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import io.tieout.reconciliation.MatchingScene.Person;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest
class ThreeWayCheckIT {

    private static final String PATH = "/api/v1/three-way-checks";

    private final EventProbe probe;
    private final MatchingScene scene;
    private final Person ann;

    ThreeWayCheckIT(@Autowired RestTestClient client, @Autowired EventProbe probe, @Autowired JdbcClient jdbc) {
        this.probe = probe;
        this.scene = new MatchingScene(client, probe, jdbc);
        this.ann = scene.person("ann", Role.ACCOUNTANT);
    }

    @Test
    void comparesOrdersInvoicesAndPayments() {
        var waiting = order("100.00");
        var paid = order("100.00");
        paid(invoice(paid, "100.00"), "100.00", Ids.next());
        var credited = order("100.00");
        paid(invoice(credited, "100.00"), "100.00", null);
        var half = order("100.00");
        var halfInvoice = invoice(half, "100.00");
        probe.tell(
                LedgerEvents.INVOICE_PART_PAID,
                scene.company,
                halfInvoice,
                2,
                new InvoicePartPaid(
                        halfInvoice,
                        scene.customer,
                        half,
                        eur("40.00").negated(),
                        eur("60.00"),
                        DAY,
                        Ids.next(),
                        Ids.next()));
        var dearer = order("100.00");
        paid(invoice(dearer, "101.00"), "101.00", Ids.next());

        assertThat(states("")).containsExactlyInAnyOrder("OPEN", "SETTLED", "SETTLED", "OPEN", "DIFFERENT");
        for (var state : CheckState.values()) {
            for (var tolerance : List.of("0", "0.9999", "1", "10")) {
                assertThat(states("&state=" + state + "&tolerancePercent=" + tolerance))
                        .as("SQL and rules agree about " + state + " within " + tolerance)
                        .allMatch(state.name()::equals);
            }
        }
        assertThat(states("&state=DIFFERENT&tolerancePercent=0.9999")).hasSize(1);
        assertThat(states("&state=DIFFERENT&tolerancePercent=1")).isEmpty();
        assertThat(cause(waiting, "ORDERED_IS_INVOICED")).isEqualTo("NOT_INVOICED");
        assertThat(cause(paid, "INVOICED_IS_PAID")).isEmpty();
        assertThat(cause(credited, "INVOICED_IS_PAID")).isEqualTo("SETTLED_WITHOUT_PAYMENT");
        assertThat(cause(half, "INVOICED_IS_PAID")).isEqualTo("PART_PAID");
        assertThat(cause(dearer, "ORDERED_IS_INVOICED")).isEqualTo("NET_DIFFERS");
        var shown = ann.get(PATH + "?orderId=" + half);
        assertThat(shown.at("/items/0/paid/amount") + " " + shown.at("/items/0/open/amount"))
                .isEqualTo("40.00 60.00");
        assertThat(shown.at("/items/0/invoiceIds/0")).isEqualTo(halfInvoice.toString());

        var orders = new ArrayList<String>();
        var next = "";
        do {
            var page = ann.get(PATH + "?limit=2" + next);
            page.body()
                    .at("/items")
                    .forEach(item -> orders.add(item.at("/orderId").asString()));
            next = page.body().has("next") ? "&cursor=" + page.at("/next") : "";
        } while (!next.isEmpty());
        assertThat(orders).hasSize(5).doesNotHaveDuplicates();
        assertThat(states("&customerId=" + Ids.next())).isEmpty();
        assertThat(states("&from=" + DAY.plusDays(1))).isEmpty();
        assertThat(ann.get(PATH + "?tolerancePercent=10.01").told()).isEqualTo("400 tolerance-out-of-range");
        assertThat(ann.get(PATH + "?tolerancePercent=-1").told()).isEqualTo("400 tolerance-out-of-range");
        assertThat(scene.person("sue", Role.SALES_REPRESENTATIVE).get(PATH).told())
                .isEqualTo("403 access-denied");
    }

    private List<String> states(String query) {
        return ann.get(PATH + "?limit=50" + query).body().at("/items").values().stream()
                .map(item -> item.at("/state").asString())
                .toList();
    }

    private String cause(UUID order, String rule) {
        return ann.get(PATH + "?orderId=" + order).body().at("/items/0/rules").values().stream()
                .filter(found -> found.at("/rule").asString().equals(rule))
                .map(found -> found.has("cause") ? found.at("/cause").asString() : "")
                .findFirst()
                .orElse("no rule");
    }

    private UUID order(String net) {
        var order = Ids.next();
        probe.tell(
                SalesEvents.ORDER_CONFIRMED,
                scene.company,
                order,
                1,
                new OrderConfirmed(
                        order,
                        "SO-" + order,
                        Ids.next(),
                        scene.customer,
                        DAY,
                        30,
                        "EUR",
                        false,
                        "PER_LINE",
                        "HALF_UP",
                        List.of(new OrderConfirmed.Line(
                                Ids.next(),
                                "WORK",
                                "Work",
                                BigDecimal.ONE,
                                eur(net).toBigDecimal(),
                                BigDecimal.ZERO,
                                "NONE",
                                BigDecimal.ZERO)),
                        eur(net),
                        eur("0.00"),
                        eur(net)));
        return order;
    }

    private UUID invoice(UUID order, String net) {
        var invoice = Ids.next();
        probe.tell(
                LedgerEvents.INVOICE_ISSUED,
                scene.company,
                invoice,
                1,
                new InvoiceIssued(
                        invoice,
                        "INV-" + invoice,
                        null,
                        scene.customer,
                        order,
                        null,
                        DAY,
                        DAY.plusDays(30),
                        "REF" + invoice,
                        eur(net),
                        eur("0.00"),
                        eur(net),
                        eur(net),
                        false,
                        Ids.next(),
                        null,
                        null));
        return invoice;
    }

    private void paid(UUID invoice, String amount, @Nullable UUID match) {
        probe.tell(
                LedgerEvents.INVOICE_PAID,
                scene.company,
                invoice,
                2,
                new InvoicePaid(
                        invoice, scene.customer, null, eur(amount).negated(), eur("0.00"), DAY, match, Ids.next()));
    }
}
