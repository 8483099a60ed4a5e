package io.tieout.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tieout.localstack.bankfile.StatementLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// A number of orders of one customer, each with an amount of its own, and the payments for them.
final class Orders {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final AtomicInteger BATCHES = new AtomicInteger();

    private final Business business;
    private final int count;
    private final int batch = BATCHES.incrementAndGet();
    private final AtomicInteger placed = new AtomicInteger();
    private final List<UUID> deals = new ArrayList<>();
    private UUID customer = new UUID(0, 0);
    private int seen;

    Orders(Business business, int count) {
        this.business = business;
        this.count = count;
    }

    /// Enters the customer and waits until sales knows it: its first order does.
    Orders prepared() {
        customer = business.customer("Toko Beispiel " + batch);
        business.awaitKnownToSales(customer);
        return this;
    }

    void placeAll() {
        for (int number = 0; number < count; number++) {
            var deal = business.dealWon(customer, amount(number));
            business.order(customer, deal, amount(number));
            deals.add(deal);
            placed.incrementAndGet();
        }
    }

    /// Some more orders have been placed since this was last asked.
    boolean hasMovedOn() {
        int now = placed.get();
        if (now < Math.min(seen + 15, count)) {
            return false;
        }
        seen = now;
        return true;
    }

    void assertAllInvoicedOnce() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> assertThat(invoices())
                .hasSize(count));
        assertThat(invoices())
                .extracting(invoice -> invoice.get("dealId").asString())
                .doesNotHaveDuplicates();
    }

    void payAll() {
        List<StatementLine> lines = new ArrayList<>();
        for (var invoice : invoices()) {
            var number = invoice.get("invoiceNumber").asString();
            lines.add(Business.payment(
                    invoice.get("total").get("amount").asString(),
                    "TOKO BEISPIEL " + batch,
                    "Inv " + number,
                    "B-" + number));
        }
        business.statement(lines);
    }

    void assertAllPaid() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> assertThat(invoices())
                .allSatisfy(
                        invoice -> assertThat(invoice.get("status").asString()).isEqualTo("PAID")));
    }

    private List<JsonNode> invoices() {
        var wanted = deals.stream().map(UUID::toString).toList();
        return business.api().list("/api/v1/invoices").stream()
                .filter(invoice -> wanted.contains(invoice.path("dealId").asString("")))
                .toList();
    }

    private String amount(int number) {
        return (batch * 1000 + number) + ".37";
    }
}
