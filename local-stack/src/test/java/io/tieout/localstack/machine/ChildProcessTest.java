package io.tieout.localstack.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void killsWhatIsLeft() {
        process().kill();
    }

    @Test
    void isFoundAgainByItsPidFile() {
        process().start(List.of("sleep", "60"), Map.of(), folder);
        assertThat(process().find()).isPresent();
        assertThat(process().stop("TERM", LIMIT)).isTrue();
        assertThat(process().isAlive()).isFalse();
    }

    @Test
    void doesNotTakeAStrangerForItsOwnWhenTheIdWasUsedAgain() throws IOException {
        process().start(List.of("sleep", "60"), Map.of(), folder);
        var written = Files.readString(pidFile());
        var parts = written.strip().split(" ");
        // The same id, but a process that started at another time.
        Files.writeString(pidFile(), parts[0] + " " + (Long.parseLong(parts[1]) - 1) + " " + parts[2] + " " + parts[3]);
        assertThat(process().isAlive()).isFalse();
        // The same id and time, but before the machine was started again.
        Files.writeString(pidFile(), parts[0] + " " + parts[1] + " another-boot " + parts[3]);
        assertThat(process().isAlive()).isFalse();
        Files.writeString(pidFile(), written);
        assertThat(process().isAlive()).isTrue();
    }

    @Test
    void killsWhatDoesNotEndWithinItsLimit() {
        process()
                .start(
                        List.of("/bin/sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"),
                        Map.of(),
                        folder);
        await().atMost(LIMIT).until(() -> process().lastLines(1).equals(List.of("ready")));
        assertThat(process().stop("TERM", Duration.ofMillis(300))).isFalse();
        assertThat(process().isAlive()).isFalse();
    }

    @Test
    void keepsTheLogOfTheRunBefore() throws IOException {
        process().start(List.of("echo", "first"), Map.of(), folder);
        await().atMost(LIMIT).until(() -> !process().isAlive());
        process().start(List.of("echo", "second"), Map.of(), folder);
        await().atMost(LIMIT).until(() -> process().lastLines(5).equals(List.of("second")));
        assertThat(Files.readString(folder.resolve("part.log.1"))).isEqualTo("first\n");
    }

    @Test
    void doesNotPassOnSettingsOfOtherSpringPrograms() {
        var environment = new java.util.HashMap<>(Map.of("SPRING_PROFILES_ACTIVE", "other", "HOME", "/home/someone"));
        Executables.clean(environment);
        assertThat(environment).containsOnlyKeys("HOME");
    }

    private ChildProcess process() {
        return new ChildProcess(pidFile(), folder.resolve("part.log"));
    }

    private Path pidFile() {
        return folder.resolve("part.pid");
    }
}
