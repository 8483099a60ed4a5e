package io.tieout.platform.event;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The JSON Schemas of what this service publishes, compiled at start. An event that breaks its contract must fail
/// in the producer's transaction, where somebody can still do something about it.
final class EventSchemas {

    private final Map<String, Contract> schemas;

    private EventSchemas(Map<String, Contract> schemas) {
        this.schemas = Map.copyOf(schemas);
    }

    /// @throws IllegalStateException when a published type has no schema: the service must not start
    static EventSchemas of(List<EventType<?>> types) {
        if (types.isEmpty()) {
            return new EventSchemas(Map.of());
        }
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
        var schemas = new HashMap<String, Contract>();
        for (var type : types) {
            schemas.put(type.type(), load(registry, type));
        }
        return new EventSchemas(schemas);
    }

    private static Contract load(SchemaRegistry registry, EventType<?> type) {
        try (var resource = type.payload().getResourceAsStream(type.schemaResource())) {
            if (resource == null) {
                throw new IllegalStateException("No schema for " + type.type() + " at " + type.schemaResource());
            }
            var schema = EventJson.mapper().readTree(resource);
            return new Contract(QuickSchema.of(schema), registry.getSchema(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void validate(EventType<?> type, JsonNode payload) {
        var schema = schemas.get(type.type());
        if (schema == null) {
            throw new IllegalStateException(type.type() + " is in no PublishedEvents bean of this service");
        }
        if (schema.quick().filter(quick -> quick.accepts(payload)).isPresent()) {
            return;
        }
        var errors = schema.whole().validate(payload);
        if (!errors.isEmpty()) {
            throw new IllegalStateException(type.type() + " breaks its contract: " + errors);
        }
    }

    /// @param quick where there is one, it is asked first
    private record Contract(Optional<QuickSchema> quick, Schema whole) {}
}
