package io.tieout.localstack.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogLineTest {

    @Test
    void readsAJsonLineForAPerson() {
        assertThat(LogLine.readable("""
                        {"@timestamp":"2026-01-02T03:04:05Z","log":{"level":"WARN","logger":"io.tieout.ledger.Posting"},\
                        "message":"Slow","error":{"stack_trace":"java.lang.X: y\\n\\tat a"}}"""))
                .containsExactly("2026-01-02T03:04:05Z WARN  Posting  Slow", "    java.lang.X: y", "    \tat a");
    }

    @Test
    void leavesOtherLinesAsTheyAreAndTheNoiseOfTheCacheOut() {
        assertThat(LogLine.last(List.of("first", "{no json", "", "Picked up JAVA_TOOL_OPTIONS: -Xmx1g", "last"), 2))
                .containsExactly("{no json", "last");
    }
}
