package io.tieout.platform.problem;

import java.util.List;
import tools.jackson.core.JacksonException;

/// Turns the ways in which libraries name a place into JSON pointers (RFC 6901).
final class JsonPointer {

    private JsonPointer() {}

    /// From `lines[0].amount` to `/lines/0/amount`.
    static String ofPropertyPath(String path) {
        return path.isEmpty()
                ? ""
                : "/" + path.replace("[", ".").replace("]", "").replaceAll("\\.+", "/");
    }

    static String of(List<JacksonException.Reference> path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            pointer.append('/').append(step.getPropertyName() == null ? step.getIndex() : escaped(step));
        }
        return pointer.toString();
    }

    private static String escaped(JacksonException.Reference step) {
        return step.getPropertyName().replace("~", "~0").replace("/", "~1");
    }
}
