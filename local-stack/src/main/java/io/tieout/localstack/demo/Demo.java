package io.tieout.localstack.demo;

import io.tieout.localstack.api.ApiClient;
import io.tieout.localstack.api.Json;
import io.tieout.localstack.intake.BankFeed;
import io.tieout.localstack.intake.Books;
import io.tieout.localstack.intake.Customers;
import io.tieout.localstack.intake.Parallel;
import io.tieout.localstack.intake.Target;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Plays the sample through the API. Each step looks first whether it was done, so an interrupted demo goes on where
/// it stopped.
public final class Demo {

    private static final String TAX_CODE = "STANDARD";
    private static final int TAX_PERCENT = 19;
    private static final String HOME_COUNTRY = "DE";

    private final Target target;
    private final ApiClient api;
    private final String currency;
    private final int digits;

    public Demo(Target target) {
        this.target = target;
        this.api = target.api();
        this.currency = target.baseCurrency();
        this.digits = Currency.getInstance(currency).getDefaultFractionDigits();
    }

    /// @return the report, the same at every run
    public List<String> play() {
        var deals = DemoDeal.all();
        addProducts();
        var customers = addCustomers();
        target.progress().say(customers.size() + " customers registered");
        target.awaitArrival("The customers");
        Parallel.map(deals, deal -> playDeal(deal, customer(customers, deal)));
        target.progress()
                .say(deals.size() + " deals played, "
                        + deals.stream().filter(DemoDeal::isWon).count() + " of them won and ordered");
        target.awaitArrival("The invoices");
        var invoices = invoices(deals);
        target.progress().say(invoices.size() + " invoices issued and posted");
        playBank(invoices);
        return new DemoReport(target, currency, digits, deals, invoices).lines();
    }

    private void addProducts() {
        var known = api.list("/api/v1/products").stream()
                .map(product -> product.path("productCode").asString(""))
                .toList();
        for (var product : DemoProduct.all()) {
            if (!known.contains(product.code())) {
                var body = Json.object()
                        .put("productCode", product.code())
                        .put("name", product.name())
                        .put("series", product.series())
                        .put("taxCode", TAX_CODE)
                        .put("taxRatePercent", TAX_PERCENT);
                body.set("listPrice", money(product.price()));
                api.post("/api/v1/products", body, Target.newKey());
            }
        }
    }

    private Map<String, UUID> addCustomers() {
        var all = DemoCustomer.all();
        var registered = Parallel.map(all, customer -> new Customers(api).register(body(customer)));
        var ids = new HashMap<String, UUID>();
        for (int index = 0; index < all.size(); index++) {
            ids.put(all.get(index).number(), registered.get(index).id());
        }
        return ids;
    }

    private static UUID customer(Map<String, UUID> customers, DemoDeal deal) {
        return Objects.requireNonNull(customers.get(deal.customer().number()));
    }

    private static ObjectNode body(DemoCustomer customer) {
        var body = Json.object()
                .put("externalNumber", customer.number())
                .put("name", customer.name())
                .put("country", customer.country())
                .put("language", customer.language())
                .put("paymentTermDays", customer.termDays());
        if (!customer.otherName().isEmpty()) {
            body.set("otherNames", Json.array().add(customer.otherName()));
        }
        if (!customer.iban().isEmpty()) {
            body.set("ibans", Json.array().add(customer.iban()));
        }
        return body;
    }

    /// Opens the deal, closes it, and for a won one confirms the order: the ledger does the rest.
    private UUID playDeal(DemoDeal deal, UUID customer) {
        var current = findDeal(deal).orElseGet(() -> open(deal, customer));
        var id = UUID.fromString(current.path("dealId").asString(""));
        if (current.path("status").asString("").equals("OPEN")) {
            close(deal, current, id);
        }
        if (deal.isWon()) {
            order(deal, id, customer);
        }
        return id;
    }

    private Optional<JsonNode> findDeal(DemoDeal deal) {
        for (var found :
                api.get("/api/v1/deals?externalNumber=" + deal.number()).path("items")) {
            return Optional.of(found);
        }
        return Optional.empty();
    }

    private JsonNode open(DemoDeal deal, UUID customer) {
        var body = Json.object()
                .put("externalNumber", deal.number())
                .put("customerId", customer.toString())
                .put("productCode", deal.product().code())
                .put("openedOn", deal.opened().toString());
        body.set("value", money(deal.value()));
        return api.post("/api/v1/deals", body, Target.newKey());
    }

    private void close(DemoDeal deal, JsonNode current, UUID id) {
        var path = "/api/v1/deals/" + id;
        var body = Json.object();
        switch (deal.outcome()) {
            case OPEN -> {
                if (current.path("stage").asString("").equals("PROSPECTING")) {
                    api.postVersioned(path + "/move", body.put("stage", "ENGAGING"), Target.newKey(), tag(current));
                }
            }
            case WON ->
                api.postVersioned(
                        path + "/win", body.put("closeDate", deal.closed().toString()), Target.newKey(), tag(current));
            case LOST ->
                api.postVersioned(
                        path + "/lose",
                        body.put("closeDate", deal.closed().toString()).put("reason", deal.lostReason()),
                        Target.newKey(),
                        tag(current));
        }
    }

    private void order(DemoDeal deal, UUID dealId, UUID customer) {
        JsonNode order = null;
        for (var found : api.get("/api/v1/orders?dealId=" + dealId).path("items")) {
            order = api.get("/api/v1/orders/" + found.path("orderId").asString(""));
        }
        if (order == null) {
            var domestic = deal.customer().country().equals(HOME_COUNTRY);
            var line = Json.object()
                    .put("productCode", deal.product().code())
                    .put("description", deal.product().name())
                    .put("quantity", deal.quantity())
                    .put("unitPrice", deal.product().price())
                    .put("taxCode", domestic ? TAX_CODE : "NONE")
                    .put("taxRatePercent", domestic ? TAX_PERCENT : 0);
            var body = Json.object()
                    .put("dealId", dealId.toString())
                    .put("customerId", customer.toString())
                    .put("currency", currency);
            body.set("lines", Json.array().add(line));
            order = api.post("/api/v1/orders", body, Target.newKey());
        }
        if (order.path("status").asString("").equals("DRAFT")) {
            api.postVersioned(
                    "/api/v1/orders/" + order.path("orderId").asString("") + "/confirm",
                    Json.object().put("orderDate", deal.closed().toString()),
                    Target.newKey(),
                    tag(order));
        }
    }

    /// In the order of the deals: the ledger's own numbers depend on which order it heard of first.
    private List<DemoInvoice> invoices(List<DemoDeal> deals) {
        var byDeal = new HashMap<String, JsonNode>();
        for (var invoice : api.list("/api/v1/invoices")) {
            byDeal.put(invoice.path("dealId").asString(""), invoice);
        }
        return deals.stream()
                .filter(DemoDeal::isWon)
                .map(deal -> {
                    var id = findDeal(deal).orElseThrow().path("dealId").asString("");
                    var invoice = byDeal.get(id);
                    if (invoice == null) {
                        throw new IllegalStateException("There is no invoice for " + deal.number());
                    }
                    return new DemoInvoice(
                            deal,
                            invoice.path("invoiceNumber").asString(""),
                            invoice.path("paymentReference").asString(""),
                            Books.amount(invoice.path("total")));
                })
                .toList();
    }

    private void playBank(List<DemoInvoice> invoices) {
        var feed = new BankFeed(target);
        for (var account : DemoAccount.values()) {
            feed.connect(account.title(), account.iban(), currency, account.opening(digits), DemoAccount.FROM);
        }
        target.awaitArrival("The bank accounts");
        var statements = DemoStatements.of(invoices, currency, digits);
        statements.forEach((account, content) -> {
            feed.uploadOwn(account.file(), DemoStatements.file(account, content));
            target.progress()
                    .say("Statement " + account.file() + ": " + content.lines().size() + " lines");
            target.awaitArrival("The postings of " + account.file());
        });
    }

    private ObjectNode money(int units) {
        return Json.money(BigDecimal.valueOf(units).setScale(digits).toPlainString(), currency);
    }

    private static String tag(JsonNode resource) {
        return "\"" + resource.path("version").asString("") + "\"";
    }
}
