package io.tieout.localstack;

import io.tieout.localstack.machine.LaunchFailed;
import io.tieout.localstack.machine.LogLine;
import io.tieout.localstack.part.Part;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = "Prints the log of a part since its start, or the end of every log.",
        mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final int LINES_OF_EACH = 10;
    private static final long FOLLOW_MILLIS = 300;
    private static final int LONGEST_LINE = 1 << 20;

    @Mixin
    private final StackOptions options = new StackOptions();

    @Parameters(arity = "0..1", paramLabel = "PART", description = "For example ledger, kafka, postgresql.")
    private @Nullable String service;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "COUNT",
            description = "Only the last lines.")
    private @Nullable Integer lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on as the log grows, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--raw", description = "As it was written, for machines: one JSON object a line.")
    private boolean raw;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var stack = options.existing();
        if (service == null) {
            if (follow) {
                throw new LaunchFailed("Which log should be followed? One of " + labels() + ".");
            }
            printEnds(stack);
            return 0;
        }
        var part = Part.find(service)
                .orElseThrow(() -> new LaunchFailed("There is no part \"" + service + "\". One of " + labels() + "."));
        var log = stack.log(part);
        if (!Files.exists(log)) {
            throw new LaunchFailed(log + " does not exist: " + part.label() + " has not been started.");
        }
        var all = read(log);
        all.subList(lines == null ? 0 : Math.max(0, all.size() - lines), all.size())
                .forEach(this::print);
        if (follow) {
            follow(log);
        }
        return 0;
    }

    private void printEnds(LocalStack stack) throws IOException {
        for (var part : Part.values()) {
            var log = stack.log(part);
            if (Files.exists(log)) {
                System.out.println("==> " + log);
                var all = read(log);
                var count = lines == null ? LINES_OF_EACH : lines;
                all.subList(Math.max(0, all.size() - count), all.size()).forEach(this::print);
                System.out.println();
            }
        }
    }

    private void print(String line) {
        (raw ? Stream.of(line) : LogLine.readable(line)).forEach(System.out::println);
    }

    private void follow(Path log) throws IOException, InterruptedException {
        var position = Files.size(log);
        while (true) {
            var size = Files.size(log);
            if (size < position) {
                position = 0;
            }
            if (size > position) {
                try (var file = new RandomAccessFile(log.toFile(), "r")) {
                    file.seek(position);
                    var bytes = new byte[(int) Math.min(size - position, LONGEST_LINE)];
                    var read = file.read(bytes);
                    // Up to the last whole line; the rest comes with the next look.
                    var end = lastLineEnd(bytes, read);
                    new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(this::print);
                    position += end;
                }
            }
            TimeUnit.MILLISECONDS.sleep(FOLLOW_MILLIS);
        }
    }

    private static int lastLineEnd(byte[] bytes, int length) {
        for (int end = length; end > 0; end--) {
            if (bytes[end - 1] == '\n') {
                return end;
            }
        }
        return length == bytes.length && length == LONGEST_LINE ? length : 0;
    }

    private static List<String> read(Path log) throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static String labels() {
        return Arrays.stream(Part.values()).map(Part::label).collect(Collectors.joining(", "));
    }
}
