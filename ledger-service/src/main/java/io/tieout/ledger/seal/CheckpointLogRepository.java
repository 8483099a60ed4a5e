package io.tieout.ledger.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The file outside the database that checkpoints are appended to, a JSON object a line. Whoever rewrites the whole
/// database, with the key in hand, cannot make this file agree, once a copy of it lies elsewhere.
@Repository
class CheckpointLogRepository {

    private final String file;
    private final SealKeys keys;
    private final JsonMapper json;

    CheckpointLogRepository(SealProperties properties, SealKeys keys, JsonMapper json) {
        this.file = properties.log();
        this.keys = keys;
        this.json = json;
    }

    /// @param publicKey of the signature, so that the file can be verified with nothing else
    record Line(CheckpointResponse checkpoint, String publicKey) {}

    boolean isKept() {
        return !file.isBlank();
    }

    void append(List<Checkpoint> checkpoints) {
        var text = checkpoints.stream()
                .map(checkpoint -> json.writeValueAsString(line(checkpoint)) + "\n")
                .collect(Collectors.joining());
        var path = Path.of(file);
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            try (var channel = FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
                var bytes = ByteBuffer.wrap((endsInLine(path) ? text : "\n" + text).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoints cannot be written to " + path, e);
        }
    }

    /// Line by line; what is no checkpoint, as a line that a crash cut off, is left out.
    void forEach(Consumer<CheckpointResponse> consumer) {
        var path = Path.of(file);
        if (!isKept() || !Files.exists(path)) {
            return;
        }
        try (var lines = Files.lines(path)) {
            lines.forEach(text -> {
                try {
                    consumer.accept(json.readValue(text, Line.class).checkpoint());
                } catch (JacksonException e) {
                    // Not a whole line: its checkpoint comes again in the next one.
                    return;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoints cannot be read from " + path, e);
        }
    }

    /// A crash may have cut the last line off.
    private static boolean endsInLine(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() == 0) {
                return true;
            }
            var last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) == '\n';
        }
    }

    private Line line(Checkpoint checkpoint) {
        var key = keys.find(checkpoint.keyId()).map(SealPublicKey::encoded).orElse("");
        return new Line(CheckpointResponse.from(checkpoint), key);
    }
}
