package io.tieout.localstack.api;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON as trees: the commands follow the API's documents and have no types of their own for them.
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static ObjectNode money(String amount, String currency) {
        return object().put("amount", amount).put("currency", currency);
    }

    public static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /// What is no JSON becomes a text node: an answer of a proxy must not hide its status.
    public static JsonNode read(String text) {
        if (text.isBlank()) {
            return object();
        }
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MAPPER.getNodeFactory().stringNode(text);
        }
    }
}
