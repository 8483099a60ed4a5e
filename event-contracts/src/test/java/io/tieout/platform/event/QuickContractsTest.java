package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.events.sales.v1.SalesEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The outbox asks the quick form of a contract first: there is one of each, and none is milder than the
/// contract.
class QuickContractsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "[]",
            "{}",
            "[{}]",
            "\"\"",
            "\"x\"",
            "\"EUR\"",
            "\"eur\"",
            "\"12.00\"",
            "\"12.\"",
            "\"2026-02-30\"",
            "\"2026-02-03\"",
            "\"2026-02-03T04:05:06Z\"",
            "\"01900000-0000-7000-8000-00000000000a\"",
            "\"01900000-0000-7000-8000-00000000000A\"",
            "\"" + "x".repeat(3_000) + "\"");

    static Stream<EventType<?>> types() {
        return Stream.of(
                        IdentityEvents.class,
                        CustomerEvents.class,
                        SalesEvents.class,
                        LedgerEvents.class,
                        ReconciliationEvents.class)
                .flatMap(catalogue -> Arrays.stream(catalogue.getFields()))
                .filter(field -> field.getType() == EventType.class)
                .map(field -> {
                    try {
                        return (EventType<?>) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("types")
    void acceptsTheGoldenSampleAtOnce(EventType<?> type) {
        assertThat(quick(type).accepts(sample(type))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("types")
    void acceptsNoOtherValueOfAnyFieldThatTheContractRefuses(EventType<?> type) {
        var quick = quick(type);
        var whole = whole(type);
        for (var value : VALUES) {
            for (var payload : withEachFieldSetTo(sample(type), JSON.readTree(value))) {
                if (quick.accepts(payload)) {
                    assertThat(whole.validate(payload)).as(payload.toString()).isEmpty();
                }
            }
        }
    }

    private static List<JsonNode> withEachFieldSetTo(JsonNode sample, JsonNode value) {
        var payloads = new ArrayList<JsonNode>();
        change(sample, changed -> payloads.add(changed.deepCopy()), sample, value);
        return payloads;
    }

    private static void change(JsonNode whole, Consumer<JsonNode> seen, JsonNode part, JsonNode value) {
        if (part instanceof ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                var before = object.get(name);
                object.set(name, value);
                seen.accept(whole);
                object.set(name, before);
                change(whole, seen, before, value);
            }
            object.set("unknown", value);
            seen.accept(whole);
            object.remove("unknown");
        }
        if (part instanceof ArrayNode array && !array.isEmpty()) {
            change(whole, seen, array.get(0), value);
        }
    }

    private static QuickSchema quick(EventType<?> type) {
        return QuickSchema.of(read(type.schemaResource())).orElseThrow();
    }

    private static Schema whole(EventType<?> type) {
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
                .getSchema(read(type.schemaResource()));
    }

    private static JsonNode sample(EventType<?> type) {
        return read("/samples/" + type.type() + ".json");
    }

    private static JsonNode read(String resource) {
        return JSON.readTree(QuickContractsTest.class.getResourceAsStream(resource));
    }
}
