package io.tieout.sales.rule;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import io.tieout.platform.money.Money;
import io.tieout.sales.change.ObjectKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What kind of value a fact is. Money and days are types of their own: nothing turns them into a number that is not
/// exact, and money does not compare with a number.
enum FactType {
    TEXT(SimpleType.STRING),
    WHOLE(SimpleType.INT),
    TRUTH(SimpleType.BOOL),
    DAY(OpaqueType.create("day")),
    MONEY(OpaqueType.create("money"));

    private static final Map<ObjectKind, Map<String, FactType>> CATALOGUE = Map.of(
            ObjectKind.DEAL,
            facts(
                    "id status pipeline stage customerId representativeId ownerUserId productCode dealType source nextStep"
                            + " lostReason",
                    "probabilityPercent",
                    "openedOn closedOn nextStepOn expectedCloseOn",
                    "value"),
            ObjectKind.ORDER,
            facts("id status orderNumber customerId dealId ownerUserId", "paymentTermDays", "orderDate", "net total"),
            ObjectKind.QUOTE,
            facts("id status quoteNumber customerId dealId ownerUserId", "revision", "validUntil", "net total"),
            ObjectKind.CONTRACT,
            withTermination(facts(
                    "id contractNumber customerId ownerUserId title", "renewalMonths", "startsOn endsOn", "value")));

    private final CelType cel;

    FactType(CelType cel) {
        this.cel = cel;
    }

    CelType cel() {
        return cel;
    }

    static Map<String, FactType> of(ObjectKind kind) {
        return CATALOGUE.getOrDefault(kind, Map.of());
    }

    /// @param raw as it is kept: text, a number, or minor units with their currency
    static Map<String, Object> values(ObjectKind kind, Map<String, Object> raw) {
        var values = new LinkedHashMap<String, Object>();
        of(kind).forEach((name, type) -> {
            var value = raw.get(name);
            if (value != null) {
                values.put(name, type.value(value));
            }
        });
        return values;
    }

    private Object value(Object raw) {
        return switch (this) {
            case TEXT -> raw.toString();
            case WHOLE -> ((Number) raw).longValue();
            case TRUTH -> raw;
            case DAY -> LocalDate.parse(raw.toString());
            case MONEY -> {
                var money = (Map<?, ?>) raw;
                var minor = (Number) Objects.requireNonNull(money.get("minor"));
                yield Money.ofMinor(minor.longValue(), String.valueOf(money.get("currency")));
            }
        };
    }

    private static Map<String, FactType> facts(String texts, String wholes, String days, String amounts) {
        var facts = new LinkedHashMap<String, FactType>();
        put(facts, texts, TEXT);
        put(facts, wholes, WHOLE);
        put(facts, days, DAY);
        put(facts, amounts, MONEY);
        return facts;
    }

    private static Map<String, FactType> withTermination(Map<String, FactType> facts) {
        facts.put("terminated", TRUTH);
        return facts;
    }

    private static void put(Map<String, FactType> facts, String names, FactType type) {
        for (var name : names.split(" ", -1)) {
            facts.put(name, type);
        }
    }
}
