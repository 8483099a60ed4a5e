package io.tieout.localstack.machine;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Services log JSON for machines; this is a line of it for a person.
public final class LogLine {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> NOISE = List.of(
            "Picked up JAVA_TOOL_OPTIONS",
            "Temporary AOTConfiguration",
            "Launching child process",
            "Reading AOTConfiguration",
            "AOTCache creation",
            "Removed temporary AOT");
    private static final int STACK_LINES = 8;

    private LogLine() {}

    /// Readable lines; what is no JSON stays as it is, and what the JVM says about its cache is left out.
    public static Stream<String> readable(String line) {
        if (NOISE.stream().anyMatch(line::startsWith)) {
            return Stream.empty();
        }
        if (!line.startsWith("{")) {
            return Stream.of(line);
        }
        try {
            var event = MAPPER.readTree(line);
            var logger = event.path("log").path("logger").asString("");
            var text = String.format(
                    Locale.ROOT,
                    "%s %-5s %s  %s",
                    event.path("@timestamp").asString(""),
                    event.path("log").path("level").asString(""),
                    logger.substring(logger.lastIndexOf('.') + 1),
                    event.path("message").asString("").strip());
            var stack =
                    event.path("error").path("stack_trace").asString("").lines().limit(STACK_LINES);
            return Stream.concat(text.lines(), stack.map(frame -> "    " + frame));
        } catch (JacksonException e) {
            return Stream.of(line);
        }
    }

    /// The last readable lines of a log, without empty ones.
    public static List<String> last(List<String> lines, int count) {
        var readable = lines.stream()
                .flatMap(LogLine::readable)
                .filter(line -> !line.isBlank())
                .toList();
        return readable.subList(Math.max(0, readable.size() - count), readable.size());
    }
}
