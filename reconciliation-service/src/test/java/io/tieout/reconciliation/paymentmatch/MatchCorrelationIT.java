package io.tieout.reconciliation.paymentmatch;

import static io.tieout.reconciliation.MatchingScene.DAY;
import static io.tieout.reconciliation.MatchingScene.LIMIT;
import static io.tieout.reconciliation.MatchingScene.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.events.ledger.v1.InvoiceIssued;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.reconciliation.MatchingScene;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/// A payment is told as a step of the deal that it pays.
@ServiceTest
class MatchCorrelationIT {

    private final EventProbe probe;
    private final MatchingScene scene;

    MatchCorrelationIT(@Autowired RestTestClient client, @Autowired EventProbe probe, @Autowired JdbcClient jdbc) {
        this.probe = probe;
        this.scene = new MatchingScene(client, probe, jdbc);
    }

    @Test
    void carriesTheDealOfWhatIsPaidAndNoneOfSeveral() {
        var deal = Ids.next();
        invoice("INV-8001", "10.00", deal);
        invoice("INV-8002", "20.00", deal);
        invoice("INV-8003", "30.00", Ids.next());
        invoice("INV-8004", "40.00", null);

        assertThat(correlation("30.00", "INV-8001 INV-8002")).isEqualTo(deal);
        assertThat(correlation("40.00", "INV-8004")).isNull();
        invoice("INV-8005", "50.00", deal);
        assertThat(correlation("80.00", "INV-8003 INV-8005")).isNull();
    }

    private @Nullable UUID correlation(String amount, String text) {
        var match = scene.awaitMatch(scene.receive(amount, "Lindner Weberei GmbH", text));
        return probe.awaitPublished(ReconciliationEvents.PAYMENT_MATCHED, match).correlationId();
    }

    private void invoice(String number, String amount, @Nullable UUID deal) {
        var invoice = Ids.next();
        probe.publish(
                LedgerEvents.INVOICE_ISSUED,
                scene.company,
                invoice,
                1,
                new InvoiceIssued(
                        invoice,
                        number,
                        null,
                        scene.customer,
                        null,
                        deal,
                        DAY,
                        DAY.plusDays(30),
                        "REF" + invoice,
                        eur(amount),
                        eur("0.00"),
                        eur(amount),
                        eur(amount),
                        false,
                        Ids.next(),
                        null,
                        null));
        await().atMost(LIMIT).until(() -> scene.item("count(*)", invoice) == 1);
    }
}
