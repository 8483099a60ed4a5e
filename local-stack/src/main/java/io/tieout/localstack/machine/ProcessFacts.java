package io.tieout.localstack.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What Linux says about a process in `/proc`.
final class ProcessFacts {

    private static final Path PROC = Path.of("/proc");
    // USER_HZ has been 100 on every Linux architecture we run on.
    private static final long TICKS_PER_SECOND = 100;
    // Positions in /proc/PID/stat after the command's closing bracket, where the state is the first.
    private static final int STATE = 0;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int START_TICKS = 19;

    private ProcessFacts() {}

    /// Ticks since boot at which the process started; empty when there is none or it is a zombie.
    static Optional<Long> startTicks(long pid) {
        return stat(pid)
                .filter(fields ->
                        !fields.get(STATE).equals("Z") && !fields.get(STATE).equals("X"))
                .map(fields -> Long.parseLong(fields.get(START_TICKS)));
    }

    static long cpuMillis(long pid) {
        return stat(pid)
                .map(fields -> (Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS)))
                        * 1000
                        / TICKS_PER_SECOND)
                .orElse(0L);
    }

    /// Proportional set size: memory shared by several processes is counted in parts, so that sums are honest.
    static long pssKib(long pid) {
        try (var lines = Files.lines(PROC.resolve(pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    /// Changes with every start of the machine, so a pid file from before a restart is recognised.
    static String bootId() {
        try {
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static Optional<List<String>> stat(long pid) {
        try {
            var stat = Files.readString(PROC.resolve(pid + "/stat"));
            // The command's name stands in brackets and may itself hold spaces and brackets.
            return Optional.of(
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
