package io.tieout.platform.idempotency;

import java.util.LinkedHashSet;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Finds the first place at which two JSON documents differ. Numbers are compared by value: 1.5 is 1.50.
final class JsonDifference {

    private JsonDifference() {}

    static Optional<String> first(JsonNode left, JsonNode right) {
        return first("", left, right);
    }

    private static Optional<String> first(String pointer, JsonNode left, JsonNode right) {
        if (left.isObject() && right.isObject()) {
            return inObjects(pointer, left, right);
        }
        if (left.isArray() && right.isArray()) {
            return inArrays(pointer, left, right);
        }
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0 ? Optional.empty() : Optional.of(pointer);
        }
        return left.equals(right) ? Optional.empty() : Optional.of(pointer);
    }

    private static Optional<String> inObjects(String pointer, JsonNode left, JsonNode right) {
        var names = new LinkedHashSet<>(right.propertyNames());
        names.addAll(left.propertyNames());
        for (var name : names) {
            var place = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            var difference = first(place, left.path(name), right.path(name));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inArrays(String pointer, JsonNode left, JsonNode right) {
        for (int index = 0; index < Math.max(left.size(), right.size()); index++) {
            var difference = first(pointer + "/" + index, left.path(index), right.path(index));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
