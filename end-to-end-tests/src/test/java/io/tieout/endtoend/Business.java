package io.tieout.endtoend;

import static org.awaitility.Awaitility.await;

import io.tieout.localstack.LocalStack;
import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.ApiRefusal;
import io.tieout.localstack.api.Json;
import io.tieout.localstack.bankfile.Camt053Writer;
import io.tieout.localstack.bankfile.StatementContent;
import io.tieout.localstack.bankfile.StatementLine;
import io.tieout.localstack.intake.BankFeed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// What people do all day, through the gateway.
final class Business {

    static final String IBAN = "DE89370400440532013000";
    static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalStack stack;
    private final ApiClient api;
    private BigDecimal balance = BigDecimal.ZERO.setScale(2);
    private int statements;

    Business(LocalStack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    ApiClient api() {
        return api;
    }

    UUID customer(String name) {
        return customer(Json.object().put("name", name).put("country", "DE"));
    }

    UUID customer(JsonNode entry) {
        var answer = api.post("/api/v1/customers?onDuplicate=ALLOW", entry, key());
        return UUID.fromString(answer.get("customerId").asString());
    }

    void awaitKnownToSales(UUID customer) {
        var draft = Json.object().put("customerId", customer.toString()).put("currency", "EUR");
        draft.putArray("lines")
                .add(Json.object()
                        .put("productCode", "WIDGET")
                        .put("description", "Never confirmed")
                        .put("quantity", 1)
                        .put("unitPrice", 1));
        await().atMost(PATIENCE).ignoreException(ApiRefusal.class).until(() -> !api.post("/api/v1/orders", draft, key())
                .path("orderId")
                .asString("")
                .isEmpty());
    }

    UUID dealWon(UUID customer, String amount) {
        var request = Json.object().put("customerId", customer.toString()).put("openedOn", "2026-03-01");
        request.set("value", Json.money(amount, "EUR"));
        var deal = api.post("/api/v1/deals", request, key());
        var path = "/api/v1/deals/" + deal.get("dealId").asString();
        change(path + "/win", Json.object().put("closeDate", DAY.toString()), "\"1\"");
        return UUID.fromString(deal.get("dealId").asString());
    }

    /// An order of one line without tax, confirmed.
    UUID order(UUID customer, UUID deal, String amount) {
        return order(customer, deal, amount, "");
    }

    /// @param traceparent of the confirmation; empty for none
    UUID order(UUID customer, UUID deal, String amount, String traceparent) {
        var request = Json.object()
                .put("customerId", customer.toString())
                .put("dealId", deal.toString())
                .put("currency", "EUR");
        request.putArray("lines")
                .add(Json.object()
                        .put("productCode", "WIDGET")
                        .put("description", "Widget")
                        .put("quantity", 1)
                        .put("unitPrice", new BigDecimal(amount)));
        var order = api.post("/api/v1/orders", request, key());
        var id = order.get("orderId").asString();
        new TaggedRequest(stack, traceparent)
                .post("/api/v1/orders/" + id + "/confirm", Json.object().put("orderDate", DAY.toString()), "\"1\"");
        return UUID.fromString(id);
    }

    /// The invoice that the ledger makes of an order.
    JsonNode invoiceOf(UUID deal) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> api.list("/api/v1/invoices").stream()
                                .filter(invoice ->
                                        invoice.path("dealId").asString("").equals(deal.toString()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    JsonNode awaitInvoice(String invoiceId, Predicate<JsonNode> state) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> api.get("/api/v1/invoices/" + invoiceId), state);
    }

    void connectBank() {
        new BankFeed(stack.importTarget()).connect("Main account", IBAN, "EUR", balance, DAY);
    }

    String bankAccountId() {
        return new BankFeed(stack.importTarget())
                .find(IBAN)
                .orElseThrow()
                .get("bankAccountId")
                .asString();
    }

    JsonNode statement(List<StatementLine> lines) {
        statements++;
        var content = new StatementContent(IBAN, "EUR", statements, DAY, DAY, balance, lines);
        balance = content.closing();
        return new BankFeed(stack.importTarget())
                .uploadOwn("statement-" + statements + ".xml", Camt053Writer.write(content));
    }

    static StatementLine payment(String amount, String payer, String text, String bankReference) {
        return StatementLine.payment(DAY, new BigDecimal(amount), payer, "", text, "", bankReference);
    }

    JsonNode awaitTieOut() {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> api.get("/api/v1/tie-out"), answer -> answer.path("ok")
                        .asBoolean(false));
    }

    JsonNode change(String path, JsonNode body, String etag) {
        return new TaggedRequest(stack).post(path, body, etag);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }
}
