package io.tieout.sales.pricelist;

import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static io.tieout.platform.security.Role.SALES_REPRESENTATIVE;
import static io.tieout.sales.SalesJourney.json;
import static io.tieout.sales.SalesJourney.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.ServiceTest;
import io.tieout.sales.SalesJourney;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class PriceListIT {

    private final SalesJourney sales;

    @Autowired
    PriceListIT(RestTestClient client, EventProbe events) {
        this.sales = new SalesJourney(client, events);
    }

    @Test
    void setsThePriceByBuyerQuantityAndDateAndExplainsIt() {
        product("W", "10.00");
        var customer = Ids.next();
        define("{\"name\":\"All\",\"currency\":\"EUR\",\"validFrom\":\"2026-01-01\",\"rules\":["
                + "{\"productCode\":\"W\",\"minQuantity\":10,\"fixedPrice\":9.5},{\"percentOff\":1}]}");
        define("{\"name\":\"Gold\",\"priceGroup\":\"GOLD\",\"currency\":\"EUR\",\"validFrom\":\"2026-01-01\","
                + "\"validUntil\":\"2026-06-30\",\"rules\":[{\"productCode\":\"W\",\"percentOff\":12.5}]}");
        var own = define("{\"name\":\"Own\",\"customerId\":\"" + customer
                + "\",\"currency\":\"EUR\",\"validFrom\":\"2026-03-01\",\"validUntil\":\"2026-03-31\","
                + "\"rules\":[{\"productCode\":\"W\",\"minQuantity\":2,\"fixedPrice\":7.123}]}");

        assertThat(unitPrice(customer, "1", "2026-03-15")).isEqualTo("9.9");
        assertThat(unitPrice(customer, "10", "2026-02-15")).isEqualTo("9.5");
        sales.put(SALES_MANAGER, "/api/v1/price-group-members/" + customer, null, "{\"priceGroup\":\"GOLD\"}")
                .expectStatus()
                .isOk();
        assertThat(unitPrice(customer, "10", "2026-02-15")).isEqualTo("8.75");
        assertThat(unitPrice(customer, "1", "2026-07-01")).isEqualTo("9.9");
        assertThat(unitPrice(Ids.next(), "2", "2026-03-15")).isEqualTo("9.9");

        var explained = price(customer, "2", "2026-03-15", "&explain=true");
        assertThat(explained.get("unitPrice").decimalValue()).isEqualByComparingTo("7.123");
        assertThat(explained.get("amount").get("amount").asString()).isEqualTo("14.25");
        assertThat(explained.get("priceListId")).isEqualTo(own.get("priceListId"));
        assertThat(explained.get("considered"))
                .extracting(rule -> rule.get("verdict").asString())
                .containsExactly("WON", "LESS_SPECIFIC", "QUANTITY_TOO_SMALL", "LESS_SPECIFIC", "LESS_SPECIFIC");
        assertThat(price(customer, "2", "2026-03-15", "").has("considered")
                        && !price(customer, "2", "2026-03-15", "")
                                .get("considered")
                                .isNull())
                .isFalse();
        assertThat(json(sales.get(AUDITOR, "/api/v1/price-lists")).get("items")).hasSize(3);
        assertThat(json(sales.get(AUDITOR, "/api/v1/price-lists?customerId=" + customer))
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void refusesTiesWhereTheyAreDefinedUntilTheOtherListEnds() {
        product("T", "10.00");
        var list = "{\"name\":\"%s\",\"currency\":\"EUR\",\"validFrom\":\"%s\",\"rules\":[{\"productCode\":\"T\","
                + "\"fixedPrice\":%s}]}";
        var first = define(list.formatted("First", "2026-01-01", "9"));
        var path = "/api/v1/price-lists/" + first.get("priceListId").asString();

        problem(
                sales.post(SALES_MANAGER, "/api/v1/price-lists", list.formatted("Second", "2026-04-01", "8")),
                409,
                "price-list-tie");
        problem(
                sales.post(SALES_MANAGER, "/api/v1/price-lists", list.formatted("First", "2026-04-01", "8")),
                409,
                "price-list-name-taken");
        problem(sales.post(SALES_MANAGER, path + "/end", "{\"lastDay\":\"2026-03-31\"}"), 428, "if-match-required");
        problem(
                sales.post(SALES_MANAGER, path + "/end", "\"7\"", "{\"lastDay\":\"2026-03-31\"}"),
                412,
                "stale-version");
        problem(
                sales.post(SALES_MANAGER, path + "/end", "\"1\"", "{\"lastDay\":\"2025-03-31\"}"),
                422,
                "price-rule-unfit");
        sales.post(SALES_MANAGER, path + "/end", "\"1\"", "{\"lastDay\":\"2026-03-31\"}")
                .expectStatus()
                .isOk();
        var second = define(list.formatted("Second", "2026-04-01", "8"));
        problem(
                sales.post(SALES_MANAGER, path + "/end", "\"2\"", "{\"lastDay\":\"2026-04-01\"}"),
                409,
                "price-list-tie");
        assertThat(second.get("version").asInt()).isOne();
        assertThat(json(sales.get(AUDITOR, path)).get("validUntil").asString()).isEqualTo("2026-03-31");
    }

    @Test
    void refusesWhatCannotBeOrIsNotForThem() {
        var product = product("R", "10.00");
        var path = "/api/v1/products/" + product.get("productId").asString();
        problem(
                sales.post(
                        SALES_MANAGER,
                        "/api/v1/price-lists",
                        "{\"name\":\"X\",\"currency\":\"EUR\",\"validFrom\":\"2026-01-01\",\"rules\":["
                                + "{\"productCode\":\"NONE\",\"fixedPrice\":1}]}"),
                422,
                "product-unknown");
        sales.post(SALES_REPRESENTATIVE, "/api/v1/price-lists", "{}")
                .expectStatus()
                .isForbidden();
        sales.post(AUDITOR, "/api/v1/price-lists", "{}").expectStatus().isForbidden();
        problem(sales.get(SALES_REPRESENTATIVE, "/api/v1/prices?product=NONE"), 422, "product-unknown");
        problem(sales.get(SALES_REPRESENTATIVE, "/api/v1/prices?product=R&currency=USD"), 422, "price-unknown");
        problem(sales.get(SALES_REPRESENTATIVE, "/api/v1/prices?product=R&quantity=0"), 422, "price-rule-unfit");
        problem(sales.get(SALES_REPRESENTATIVE, "/api/v1/price-lists/" + Ids.next()), 404, "price-list-not-found");
        problem(sales.get(SALES_REPRESENTATIVE, "/api/v1/products/" + Ids.next()), 404, "product-not-found");
        problem(sales.patch(SALES_MANAGER, path, "\"1\"", "{\"productCode\":\"S\"}"), 422, "product-code-fixed");
        problem(
                sales.patch(
                        SALES_MANAGER, path, "\"1\"", "{\"activeFrom\":\"2026-02-01\",\"activeUntil\":\"2026-01-01\"}"),
                422,
                "product-never-sold");
        var changed =
                json(sales.patch(SALES_MANAGER, path, "\"1\"", "{\"unit\":\"HOUR\",\"activeUntil\":\"2026-01-31\"}")
                        .expectStatus()
                        .isOk());
        assertThat(changed.get("unit").asString()).isEqualTo("HOUR");
        problem(sales.patch(SALES_MANAGER, path, "\"1\"", "{\"unit\":\"DAY\"}"), 412, "stale-version");
        problem(sales.get(SALES_REPRESENTATIVE, "/api/v1/prices?product=R&date=2026-02-01"), 422, "product-not-sold");
        assertThat(json(sales.get(AUDITOR, "/api/v1/products?soldOn=2026-02-01"))
                        .get("items"))
                .isEmpty();
        assertThat(json(sales.get(AUDITOR, "/api/v1/products?soldOn=2026-01-31"))
                        .get("items"))
                .hasSize(1);
    }

    private JsonNode product(String code, String price) {
        return json(sales.post(SALES_MANAGER, "/api/v1/products", """
                        {"productCode":"%s","name":"Widget","listPrice":{"amount":"%s","currency":"EUR"},
                         "taxCode":"STANDARD","taxRatePercent":10}
                        """.formatted(code, price))
                .expectStatus()
                .isCreated());
    }

    private JsonNode define(String body) {
        return json(sales.post(SALES_MANAGER, "/api/v1/price-lists", body)
                .expectStatus()
                .isCreated());
    }

    private String unitPrice(UUID customer, String quantity, String date) {
        return price(customer, quantity, date, "")
                .get("unitPrice")
                .decimalValue()
                .stripTrailingZeros()
                .toPlainString();
    }

    private JsonNode price(UUID customer, String quantity, String date, String more) {
        return json(sales.get(
                        SALES_REPRESENTATIVE,
                        "/api/v1/prices?product=W&customer=" + customer + "&quantity=" + quantity + "&date=" + date
                                + more)
                .expectStatus()
                .isOk());
    }
}
