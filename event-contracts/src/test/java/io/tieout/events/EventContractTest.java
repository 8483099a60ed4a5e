package io.tieout.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.events.reconciliation.v1.ReconciliationEvents;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.EventType;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Record, JSON Schema, golden sample and AsyncAPI document of every event say the same.
class EventContractTest {

    private static final List<Class<?>> CATALOGUES = List.of(
            IdentityEvents.class,
            CustomerEvents.class,
            SalesEvents.class,
            LedgerEvents.class,
            ReconciliationEvents.class);

    private final JsonMapper json = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static Stream<EventType<?>> types() {
        return CATALOGUES.stream()
                .flatMap(catalogue -> Arrays.stream(catalogue.getFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == EventType.class)
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
    void goldenSampleFitsItsSchema(EventType<?> type) throws IOException {
        assertThat(violations(type, sample(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void goldenSampleSurvivesTheRecordUnchanged(EventType<?> type) throws IOException {
        var written = json.writeValueAsString(json.readValue(sample(type), type.payload()));

        assertThat(json.readTree(written)).isEqualTo(json.readTree(sample(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void schemaNoticesEachMissingField(EventType<?> type) throws IOException {
        var whole = (ObjectNode) json.readTree(sample(type));
        var required = json.readTree(schema(type)).get("required");

        assertThat(required).isNotEmpty();
        for (JsonNode name : required) {
            var broken = whole.deepCopy();
            broken.remove(name.asString());
            assertThat(violations(type, broken.toString()))
                    .as("without %s", name.asString())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void asyncApiNamesTypeTopicAndSchema(EventType<?> type) throws IOException {
        assertThat(resource("/asyncapi.yaml"))
                .contains("name: " + type.type() + "\n")
                .contains("address: " + type.topic() + "\n")
                .contains("$ref: '." + type.schemaResource() + "'");
    }

    @Test
    void typeStringsAreUnique() {
        assertThat(types().map(EventType::type)).doesNotHaveDuplicates();
    }

    @Test
    void aMoneyAmountAsJsonNumberIsRefused() throws IOException {
        var sample = (ObjectNode) json.readTree(sample(SalesEvents.DEAL_WON));
        ((ObjectNode) sample.get("value")).put("amount", 1190);

        assertThat(violations(SalesEvents.DEAL_WON, sample.toString())).isNotEmpty();
    }

    private static List<com.networknt.schema.Error> violations(EventType<?> type, String payload) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(type), InputFormat.JSON)
                .validate(payload, InputFormat.JSON);
    }

    private static String sample(EventType<?> type) throws IOException {
        return resource("/samples/" + type.type() + ".json");
    }

    private static String schema(EventType<?> type) throws IOException {
        return resource(type.schemaResource());
    }

    private static String resource(String path) throws IOException {
        try (var stream = Objects.requireNonNull(EventContractTest.class.getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
