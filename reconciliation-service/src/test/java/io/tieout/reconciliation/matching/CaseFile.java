package io.tieout.reconciliation.matching;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a file of reconciliation cases, runs the engine on each and writes the result in the file's own terms.
final class CaseFile {

    /// A case's outcome, or what is expected of it, in one comparable form.
    record Result(
            String decision,
            Set<String> allocations,
            Set<String> other,
            Set<String> flags,
            Map<String, String> openAfter) {}

    record Case(String id, String title, Result expected, Result got, List<Outcome> outcomes) {}

    private CaseFile() {}

    static List<Case> run(Path file) {
        var root = JsonMapper.builder().build().readTree(file.toFile());
        var cases = new ArrayList<Case>();
        for (var node : root.get("cases")) {
            cases.add(run(node));
        }
        return cases;
    }

    private static Case run(JsonNode node) {
        var currency = Currency.getInstance(
                node.get("open_items").isEmpty()
                        ? "EUR"
                        : text(node.get("open_items").get(0), "currency", "EUR"));
        var customers = customers(node);
        var items = new ArrayList<Item>();
        for (var item : node.get("open_items")) {
            items.add(item(item));
        }
        var own = new HashSet<String>();
        if (node.has("ownIbans")) {
            node.get("ownIbans").forEach(iban -> own.add(Text.compact(iban.asString())));
        }
        var lines = new ArrayList<Line>();
        for (var line : node.get("bank_lines")) {
            lines.add(line(line, currency));
        }
        var matcher = new Matcher(Policy.standard().withOwnIbans(own), items, customers);
        var outcomes = matcher.match(lines);
        var open = new TreeMap<String, String>();
        for (var item : items) {
            open.put(item.id(), plain(matcher.openMinor(item.id()), item.currency()));
        }
        return new Case(
                node.get("id").asString(),
                node.get("title").asString(),
                expected(node.get("expected")),
                got(outcomes, currency, open),
                outcomes);
    }

    private static List<Customer> customers(JsonNode node) {
        var customers = new LinkedHashMap<String, Customer>();
        for (var customer : node.get("customers")) {
            var name = customer.get("name").asString();
            var names = new ArrayList<>(List.of(name));
            names.addAll(strings(customer, "otherNames"));
            customers.put(
                    name,
                    new Customer(
                            name,
                            names,
                            optional(customer, "number"),
                            optional(customer, "taxId"),
                            optional(customer, "parent"),
                            strings(customer, "ibans")));
        }
        for (var item : node.get("open_items")) {
            var name = item.get("customer").asString();
            customers.putIfAbsent(name, Customer.named(name, name));
        }
        return List.copyOf(customers.values());
    }

    private static Item item(JsonNode node) {
        var currency = Currency.getInstance(text(node, "currency", "EUR"));
        var terms = optional(node, "terms");
        var reference = optional(node, "ref");
        var document = optional(node, "documentAmount");
        Withholding withholding = null;
        if (node.has("withholding")) {
            var rate = new BigDecimal(node.get("withholding")
                    .get("rate")
                    .asString()
                    .replace("%", "")
                    .strip());
            var base = new BigDecimal(node.get("withholding").get("base").asString());
            withholding = new Withholding(Money.of(base.multiply(rate).movePointLeft(2), currency, RoundingMode.HALF_UP)
                    .minorUnits());
        }
        return new Item(
                node.get("no").asString(),
                List.of(node.get("no").asString()),
                node.get("customer").asString(),
                minor(node.get("amount").asString(), currency),
                currency,
                document == null ? null : money(document, currency),
                reference == null ? List.of() : List.of(reference),
                date(node, "date"),
                date(node, "due"),
                terms == null ? null : Terms.parse(terms).orElse(null),
                withholding,
                optional(node, "uniqueCode"),
                "card".equals(optional(node, "paidBy")));
    }

    private static Line line(JsonNode node, Currency currency) {
        var structured = optional(node, "structured");
        var batch = new ArrayList<Line.BatchPart>();
        if (node.has("batch")) {
            for (var part : node.get("batch")) {
                batch.add(new Line.BatchPart(minor(part.get("amount").asString(), currency), text(part, "ref", "")));
            }
        }
        Line.Payout payout = null;
        if (node.has("payout")) {
            var parts = node.get("payout");
            payout = new Line.Payout(
                    minor(text(parts, "gross", "0"), currency),
                    Math.abs(minor(text(parts, "refunds", "0"), currency)),
                    Math.abs(minor(text(parts, "fees", "0"), currency)));
        }
        var instructed = optional(node, "instructed");
        var charges = optional(node, "charges");
        return new Line(
                node.get("id").asString(),
                LocalDate.parse(node.get("date").asString()),
                minor(node.get("amount").asString(), currency),
                currency,
                new Line.Payer(text(node, "payer", ""), optional(node, "payerIban")),
                text(node, "remittance", ""),
                structured != null && structured.matches(".*\\d{4}.*") ? structured : null,
                new Line.Bank(
                        null,
                        optional(node, "bankReference"),
                        optional(node, "bankTransactionCode"),
                        node.has("reversal") && node.get("reversal").asBoolean(false)),
                instructed == null ? null : money(instructed, currency),
                charges == null ? null : money(charges, currency),
                batch,
                payout,
                false);
    }

    private static Result expected(JsonNode node) {
        var allocations = new TreeSet<String>();
        for (var allocation : node.get("allocations")) {
            allocations.add(allocation.get("line").asString() + " "
                    + allocation.get("item").asString() + " "
                    + decimal(allocation.get("amount").asString()));
        }
        var other = new TreeSet<String>();
        for (var part : node.get("other")) {
            other.add(part.get("line").asString() + " " + part.get("type").asString() + " "
                    + decimal(part.get("amount").asString()) + " " + text(part, "item", "-"));
        }
        var flags = new TreeSet<>(strings(node, "flags"));
        var open = new TreeMap<String, String>();
        node.get("openAfter")
                .properties()
                .forEach(entry ->
                        open.put(entry.getKey(), decimal(entry.getValue().asString())));
        return new Result(node.get("decision").asString(), allocations, other, flags, open);
    }

    private static Result got(List<Outcome> outcomes, Currency currency, Map<String, String> openAfter) {
        var decisions = new TreeSet<String>();
        var allocations = new TreeSet<String>();
        var other = new TreeSet<String>();
        var flags = new TreeSet<String>();
        for (var outcome : outcomes) {
            for (var flag : outcome.flags()) {
                flags.add(flag == Flag.DUPLICATE_LINE ? flag + ":" + outcome.lineId() : flag.name());
            }
            switch (outcome) {
                case Outcome.Automatic automatic -> {
                    decisions.add("AUTO");
                    book(automatic.lineId(), automatic.explanation(), currency, allocations, other);
                }
                case Outcome.Exceptional exceptional -> {
                    decisions.add("EXCEPTION");
                    book(exceptional.lineId(), exceptional.explanation(), currency, allocations, other);
                }
                case Outcome.Suggested _ -> decisions.add("SUGGEST");
                case Outcome.Ignored ignored -> {
                    if (ignored.duplicateOf() == null) {
                        decisions.add("IGNORE");
                    }
                }
            }
        }
        return new Result(String.join("+", decisions), allocations, other, flags, openAfter);
    }

    private static void book(
            String line, Explanation explanation, Currency currency, Set<String> allocations, Set<String> other) {
        for (var allocation : explanation.allocations()) {
            allocations.add(line + " " + allocation.itemId() + " " + plain(allocation.amountMinor(), currency));
        }
        for (var part : explanation.parts()) {
            var item = part.itemId();
            other.add(line + " " + part.type() + " " + plain(part.amountMinor(), currency) + " "
                    + (item == null ? "-" : item));
        }
    }

    private static long minor(String amount, Currency currency) {
        return Money.exact(new BigDecimal(amount), currency).minorUnits();
    }

    private static Money money(String text, Currency currency) {
        var parts = text.strip().split("\\s+");
        return Money.exact(new BigDecimal(parts[0]), parts.length > 1 ? Currency.getInstance(parts[1]) : currency);
    }

    private static String plain(long minor, Currency currency) {
        return decimal(Money.ofMinor(minor, currency).toBigDecimal().toPlainString());
    }

    /// Cases write amounts with or without decimals: "11100000" of IDR is the same as "11100000.00".
    private static String decimal(String amount) {
        var value = new BigDecimal(amount);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static @Nullable LocalDate date(JsonNode node, String field) {
        var value = optional(node, field);
        return value == null ? null : LocalDate.parse(value);
    }

    private static List<String> strings(JsonNode node, String field) {
        var values = new ArrayList<String>();
        if (node.has(field)) {
            node.get(field).forEach(value -> values.add(value.asString()));
        }
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
