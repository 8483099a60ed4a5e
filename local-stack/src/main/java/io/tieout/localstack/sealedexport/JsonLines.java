package io.tieout.localstack.sealedexport;

import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file with a JSON object a line.
final class JsonLines {

    /// A member that comes twice would be read differently by others.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonLines() {}

    /// @param consumer of the line's number, from 1, and its content
    static void read(Path file, BiConsumer<Long, JsonNode> consumer) {
        if (!Files.isRegularFile(file)) {
            throw new LaunchFailed(file + " is no file.");
        }
        try (var reader = Files.newBufferedReader(file)) {
            long number = 0;
            String line;
            while ((line = reader.readLine()) != null) {
                number++;
                consumer.accept(number, parse(number, line));
            }
        } catch (MalformedInputException e) {
            throw new Broken("the file is not in UTF-8");
        } catch (IOException e) {
            throw new LaunchFailed(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode parse(long number, String line) {
        try {
            var node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new Broken("line " + number + " is not JSON");
        }
        throw new Broken("line " + number + " is not a JSON object");
    }
}
