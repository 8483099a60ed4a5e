package io.tieout.benchmarks.corpus;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One JSON object on one line; what is null is left out.
final class Json {

    private final StringBuilder text = new StringBuilder("{");

    Json put(String name, @Nullable String value) {
        return value == null ? this : raw(name, quoted(value));
    }

    Json raw(String name, String value) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append(quoted(name)).append(':').append(value);
        return this;
    }

    static String array(List<String> values) {
        return values.stream().collect(Collectors.joining(",", "[", "]"));
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
