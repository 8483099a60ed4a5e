package io.tieout.reconciliation.matchingcase;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Customer;
import io.tieout.reconciliation.matching.Item;
import io.tieout.reconciliation.matching.Line;
import io.tieout.reconciliation.matching.Policy;
import io.tieout.reconciliation.matching.Terms;
import io.tieout.reconciliation.matching.Withholding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads cases from a file, one at a time: a long file never stands in memory as a whole.
final class CaseFileRepository {

    /// Where a file says which kind of reference the text is, instead of the reference.
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z]{2,6}(?:12|11|05|01)?");

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    void read(Path file, Consumer<ReadCase> taker) {
        try (var parser = mapper.createParser(file)) {
            var token = parser.nextToken();
            while (token != null && token != JsonToken.START_ARRAY) {
                // Only the list of cases is of interest; what else stands beside it is passed over.
                if (token == JsonToken.PROPERTY_NAME && !parser.currentName().equals("cases")) {
                    parser.nextToken();
                    parser.skipChildren();
                }
                token = parser.nextToken();
            }
            while (token != null && parser.nextToken() == JsonToken.START_OBJECT) {
                taker.accept(read(parser.readValueAsTree()));
            }
        }
    }

    private static ReadCase read(JsonNode node) {
        var id = text(node, "id", "?");
        try {
            return new ReadCase.Legible(matchingCase(id, node));
        } catch (RuntimeException e) {
            return new ReadCase.Illegible(id, String.valueOf(e.getMessage()));
        }
    }

    private static MatchingCase matchingCase(String id, JsonNode node) {
        var items = new ArrayList<Item>();
        for (var item : node.path("open_items")) {
            items.add(distinct(item(item), items));
        }
        var currency =
                items.isEmpty() ? Currency.getInstance("EUR") : items.getFirst().currency();
        var lines = new ArrayList<Line>();
        for (var line : node.path("bank_lines")) {
            lines.add(line(line, currency));
        }
        return new MatchingCase(
                id,
                text(node, "title", ""),
                policy(node.path("policy"), currency),
                Set.copyOf(new HashSet<>(strings(node, "ownIbans"))),
                customers(node),
                items,
                lines,
                node.has("expected") ? expected(node.get("expected")) : null,
                decimals(node));
    }

    private static List<Customer> customers(JsonNode node) {
        var customers = new LinkedHashMap<String, Customer>();
        for (var entry : node.path("customers")) {
            var customer = customer(entry);
            customers.put(customer.id(), customer);
        }
        // Who is only named somewhere exists by that name.
        for (var customer : List.copyOf(customers.values())) {
            var parent = customer.parentId();
            if (parent != null) {
                customers.putIfAbsent(parent, Customer.named(parent, parent));
            }
        }
        for (var item : node.path("open_items")) {
            var name = item.get("customer").asString();
            customers.putIfAbsent(name, Customer.named(name, name));
        }
        return List.copyOf(customers.values());
    }

    /// Two customers may use one number.
    private static Item distinct(Item item, List<Item> before) {
        long same = before.stream()
                .filter(other -> other.number().equals(item.number()))
                .count();
        return same == 0 ? item : item.withId(item.id() + " #" + (same + 1));
    }

    static Customer customer(JsonNode node) {
        var name = node.get("name").asString();
        var names = new ArrayList<>(List.of(name));
        names.addAll(strings(node, "otherNames"));
        return new Customer(
                text(node, "id", name),
                names,
                optional(node, "number"),
                optional(node, "taxId"),
                optional(node, "parent"),
                strings(node, "ibans"));
    }

    static Item item(JsonNode node) {
        var currency = Currency.getInstance(text(node, "currency", "EUR"));
        var terms = optional(node, "terms");
        var reference = optional(node, "ref");
        var document = optional(node, "documentAmount");
        return new Item(
                node.get("no").asString(),
                List.of(node.get("no").asString()),
                node.get("customer").asString(),
                "PAID".equalsIgnoreCase(text(node, "status", ""))
                        ? 0
                        : minor(node.get("amount").asString(), currency),
                currency,
                document == null ? null : money(document, currency),
                reference == null ? List.of() : List.of(reference),
                date(node, "date"),
                date(node, "due"),
                terms == null ? null : Terms.parse(terms).orElse(null),
                withholding(node.path("withholding"), currency),
                optional(node, "uniqueCode"),
                date(node, "uniqueCodeUntil"),
                "card".equalsIgnoreCase(text(node, "paidBy", "")));
    }

    private static @Nullable Withholding withholding(JsonNode node, Currency currency) {
        if (!node.has("rate") || !node.has("base")) {
            return null;
        }
        var base = new BigDecimal(node.get("base").asString());
        var withheld = base.multiply(share(node.get("rate").asString()));
        return new Withholding(
                Money.of(withheld, currency, RoundingMode.HALF_UP).minorUnits());
    }

    static Line line(JsonNode node, Currency inherited) {
        var ownCurrency = optional(node, "currency");
        var currency = ownCurrency == null ? inherited : Currency.getInstance(ownCurrency);
        var batch = new ArrayList<Line.BatchPart>();
        for (var part : node.path("batch")) {
            batch.add(new Line.BatchPart(minor(part.get("amount").asString(), currency), text(part, "ref", "")));
        }
        var instructed = optional(node, "instructed");
        var charges = optional(node, "charges");
        var remittance = text(node, "remittance", "");
        return new Line(
                node.get("id").asString(),
                LocalDate.parse(node.get("date").asString()),
                minor(node.get("amount").asString(), currency),
                currency,
                new Line.Payer(text(node, "payer", ""), optional(node, "payerIban")),
                remittance,
                structured(optional(node, "structured"), remittance),
                optional(node, "endToEndId"),
                new Line.Bank(
                        null,
                        optional(node, "bankReference"),
                        optional(node, "bankTransactionCode"),
                        isMarked(node.path("reversal"))),
                instructed == null ? null : money(instructed, currency),
                charges == null ? null : money(charges, currency),
                batch,
                payout(node.path("payout"), currency),
                false);
    }

    /// A file may give the reference itself, or only say that the text is one: `QRR`, `KID`.
    private static @Nullable String structured(@Nullable String given, String remittance) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (!SCHEME.matcher(given.strip()).matches()) {
            return given;
        }
        var scheme = given.strip().toUpperCase(Locale.ROOT);
        return remittance.isBlank() ? null : (scheme.equals("FI") ? "VIITE" : scheme) + ": " + remittance;
    }

    private static boolean isMarked(JsonNode reversal) {
        return !reversal.isMissingNode() && !reversal.isNull() && !(reversal.isBoolean() && !reversal.asBoolean());
    }

    private static Line.@Nullable Payout payout(JsonNode node, Currency currency) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        return new Line.Payout(
                minor(text(node, "gross", "0"), currency),
                Math.abs(minor(text(node, "refunds", "0"), currency)),
                Math.abs(minor(text(node, "fees", "0"), currency)));
    }

    /// The knobs by what their names speak of: whoever writes a case need not know our spelling. What speaks of
    /// something else changes nothing.
    private static Policy policy(JsonNode node, Currency currency) {
        var policy = Policy.standard();
        for (Map.Entry<String, JsonNode> knob : node.properties()) {
            var name = knob.getKey().toLowerCase(Locale.ROOT);
            var value = knob.getValue().asString().strip();
            if (name.contains("combination") || name.contains("subset")) {
                policy = policy.withCombinationAutomatic(
                        Set.of("true", "auto", "on").contains(value.toLowerCase(Locale.ROOT)));
            } else if (name.contains("fee") || name.contains("short") || name.contains("suspicion")) {
                policy = policy.withFeeSuspicionLimit(share(value));
            } else if (name.contains("exchange") || name.contains("fx")) {
                policy = policy.withExchangeTolerance(share(value));
            } else if (name.contains("rounding")) {
                policy = policy.withRoundingTolerance(currency, minor(value, currency));
            }
        }
        return policy;
    }

    /// `2%`, `2` and `0.02` are the same share.
    private static BigDecimal share(String text) {
        boolean percent = text.contains("%");
        var value = new BigDecimal(text.replace("%", "").strip());
        return percent || value.abs().compareTo(BigDecimal.ONE) >= 0 ? value.movePointLeft(2) : value;
    }

    private static CaseResult expected(JsonNode node) {
        var allocations = new ArrayList<CaseResult.Allocation>();
        for (var allocation : node.path("allocations")) {
            allocations.add(new CaseResult.Allocation(
                    allocation.get("line").asString(),
                    allocation.get("item").asString(),
                    new BigDecimal(allocation.get("amount").asString())));
        }
        var other = new ArrayList<CaseResult.Part>();
        for (var part : node.path("other")) {
            other.add(new CaseResult.Part(
                    part.get("line").asString(),
                    part.get("type").asString(),
                    new BigDecimal(part.get("amount").asString()),
                    optional(part, "item")));
        }
        var open = new LinkedHashMap<String, BigDecimal>();
        for (Map.Entry<String, JsonNode> entry : node.path("openAfter").properties()) {
            open.put(entry.getKey(), new BigDecimal(entry.getValue().asString()));
        }
        return new CaseResult(node.get("decision").asString(), allocations, other, strings(node, "flags"), open);
    }

    private static int decimals(JsonNode node) {
        int most = 0;
        for (var list : List.of("open_items", "bank_lines")) {
            for (var entry : node.path(list)) {
                most = Math.max(most, new BigDecimal(entry.get("amount").asString()).scale());
            }
        }
        return most;
    }

    private static long minor(String amount, Currency currency) {
        return Money.exact(new BigDecimal(amount.strip().split("\\s+")[0]), currency)
                .minorUnits();
    }

    private static Money money(String text, Currency currency) {
        var parts = text.strip().split("\\s+");
        return Money.exact(new BigDecimal(parts[0]), parts.length > 1 ? Currency.getInstance(parts[1]) : currency);
    }

    private static @Nullable LocalDate date(JsonNode node, String field) {
        var value = optional(node, field);
        return value == null ? null : LocalDate.parse(value);
    }

    private static List<String> strings(JsonNode node, String field) {
        var values = new ArrayList<String>();
        node.path(field).forEach(value -> values.add(value.asString()));
        return values;
    }

    private static @Nullable String optional(JsonNode node, String field) {
        return node.has(field) && !node.get(field).isNull() ? node.get(field).asString() : null;
    }

    private static String text(JsonNode node, String field, String absent) {
        var value = optional(node, field);
        return value == null ? absent : value;
    }
}
