package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// It may leave a sound payload to the validator; it must not accept an unsound one.
class QuickSchemaPropertyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode SOURCE = JSON.readTree("""
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "every keyword that contracts use",
              "type": "object",
              "properties": {
                "id": {
                  "type": "string",
                  "format": "uuid",
                  "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
                },
                "formOfId": { "type": "string", "format": "uuid" },
                "date": { "type": ["string", "null"], "format": "date", "pattern": "^\\\\d{4}-\\\\d{2}-\\\\d{2}$" },
                "formOfDate": { "format": "date" },
                "instant": { "type": "string", "format": "date-time" },
                "amount": { "type": "string", "pattern": "^-?\\\\d{1,18}(\\\\.\\\\d{1,4})?$" },
                "currency": { "type": "string", "pattern": "^[A-Z]{3}$" },
                "code": { "type": "string", "pattern": "^[A-Z][A-Z_]{0,5}$" },
                "name": { "type": "string", "minLength": 1, "maxLength": 4 },
                "status": { "type": ["string", "null"], "enum": ["ISSUED", "VOID", null] },
                "count": { "type": "integer", "minimum": 0, "maximum": 10 },
                "percent": { "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 100 },
                "disputed": { "type": "boolean" },
                "lines": {
                  "type": "array",
                  "minItems": 1,
                  "maxItems": 2,
                  "items": {
                    "type": "object",
                    "properties": { "name": { "type": "string", "maxLength": 4 } },
                    "required": ["name"],
                    "additionalProperties": false
                  }
                },
                "texts": { "type": "object", "additionalProperties": { "type": "string", "maxLength": 4 } }
              },
              "required": ["id"]
            }
            """);
    private static final Schema WHOLE = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(SOURCE);
    private static final QuickSchema QUICK = QuickSchema.of(SOURCE).orElseThrow();
    private static final List<String> NAMES = SOURCE.get("properties").properties().stream()
            .map(Map.Entry::getKey)
            .toList();

    @Property(tries = 5_000)
    void acceptsNothingThatTheValidatorRefuses(@ForAll("payloads") ObjectNode payload) {
        if (QUICK.accepts(payload)) {
            assertThat(WHOLE.validate(payload)).as(payload.toString()).isEmpty();
        }
    }

    @Property(tries = 5_000)
    void judgesOneFieldNoMilderThanTheValidator(@ForAll("names") String name, @ForAll("values") JsonNode value) {
        var payload = sound();
        payload.set(name, value);

        if (QUICK.accepts(payload)) {
            assertThat(WHOLE.validate(payload)).as(payload.toString()).isEmpty();
        }
    }

    @Property
    void acceptsWhatServicesWrite(@ForAll("amounts") String amount, @ForAll("days") String day) {
        var payload = sound();
        payload.put("amount", amount).put("date", day).put("formOfDate", day);

        assertThat(WHOLE.validate(payload)).isEmpty();
        assertThat(QUICK.accepts(payload)).as(payload.toString()).isTrue();
    }

    @Example
    void hasNoFormOfASchemaThatItDoesNotUnderstand() {
        for (var schema : List.of(
                "{\"oneOf\":[{\"type\":\"string\"}]}",
                "{\"properties\":{\"a\":{\"const\":1}}}",
                "{\"properties\":{\"a\":{\"format\":\"email\"}}}",
                "{\"enum\":[1]}",
                "true")) {
            assertThat(QuickSchema.of(JSON.readTree(schema))).as(schema).isEmpty();
        }
    }

    private static ObjectNode sound() {
        var payload = JSON.createObjectNode()
                .put("id", "01900000-0000-7000-8000-00000000000a")
                .put("instant", "2026-03-01T10:11:12.123456Z")
                .put("currency", "EUR")
                .put("code", "FEE")
                .put("name", "Zoë")
                .put("status", "VOID")
                .put("count", 10)
                .put("disputed", false);
        payload.putArray("lines").addObject().put("name", "one");
        payload.putObject("texts").put("anything", "here");
        return payload;
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(NAMES);
    }

    @Provide
    Arbitrary<String> amounts() {
        return Combinators.combine(
                        Arbitraries.longs().between(-999_999_999_999_999_999L, 999_999_999_999_999_999L),
                        Arbitraries.integers().between(0, 4))
                .as((digits, scale) -> BigDecimal.valueOf(digits, scale).toPlainString())
                .filter(text -> text.length() < 19);
    }

    @Provide
    Arbitrary<String> days() {
        return Arbitraries.integers()
                .between(0, 60_000)
                .map(day -> LocalDate.ofEpochDay(day))
                .filter(day -> day.getMonthValue() != 2 || day.getDayOfMonth() < 29)
                .map(Object::toString);
    }

    @Provide
    Arbitrary<JsonNode> values() {
        var texts = Arbitraries.oneOf(
                Arbitraries.of(
                        "01900000-0000-7000-8000-00000000000a",
                        "01900000-0000-7000-8000-00000000000A",
                        "01900000-0000-7000-8000-00000000000a\n",
                        "01900000_0000-7000-8000-00000000000a",
                        "0190000-00000-7000-8000-00000000000a",
                        "",
                        "EUR",
                        "EUR\n",
                        "ÉUR",
                        "VOID",
                        "void",
                        "A_B",
                        "A_BCDEFGH",
                        "😀😀😀",
                        "😀😀😀😀😀",
                        "2026-02-28",
                        "2026-02-29",
                        "2024-02-29",
                        "2026-02-30",
                        "2026-04-31",
                        "2026-12-31",
                        "2026-00-01",
                        "2026-13-01",
                        "2026-01-00",
                        "2026-01-32",
                        "0000-01-01",
                        "٢٠٢٦-٠١-٠١",
                        "2026-03-01T10:11:12Z",
                        "2026-03-01T24:00:00Z",
                        "2026-03-01T10:60:00Z",
                        "2026-03-01T10:11:60Z",
                        "2026-03-01T10:11:12.Z",
                        "2026-03-01T10:11:12.1234567890Z",
                        "2026-03-01T10:11:12+01:00",
                        "2026-03-01 10:11:12Z"),
                Arbitraries.strings().withChars("0123456789.-\n").ofMaxLength(24),
                Arbitraries.strings().withChars("0123456789-T:.Z").ofLength(20),
                Arbitraries.strings().ofMaxLength(6));
        return Arbitraries.oneOf(
                texts.map(text -> JSON.createObjectNode().put("x", text).get("x")),
                Arbitraries.integers().between(-2, 12).map(JSON::valueToTree),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.valueOf(-1), BigDecimal.valueOf(101))
                        .ofScale(1)
                        .map(JSON::valueToTree),
                Arbitraries.of("null", "true", "[]", "{}", "[{}]", "[{\"name\":\"abcd\"}]", "[{\"name\":\"abcde\"}]")
                        .map(JSON::readTree),
                Arbitraries.of(
                                "[{\"name\":\"a\",\"b\":1}]",
                                "[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]",
                                "{\"a\":\"abcde\"}",
                                "{\"a\":\"abcd\",\"b\":null}",
                                "[\"text\"]",
                                "10.0",
                                "1e1",
                                "100.0",
                                "99.99")
                        .map(JSON::readTree));
    }

    @Provide
    Arbitrary<ObjectNode> payloads() {
        return Arbitraries.maps(names(), values()).ofMaxSize(5).map(fields -> {
            var payload = JSON.createObjectNode();
            payload.put("id", "01900000-0000-7000-8000-00000000000a");
            fields.forEach(payload::set);
            return payload;
        });
    }
}
