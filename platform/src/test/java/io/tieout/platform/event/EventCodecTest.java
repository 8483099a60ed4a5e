package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private final EventEnvelope envelope = new EventEnvelope(
            UUID.fromString("019a0000-0000-7000-8000-000000000001"),
            "test.note-taken.v1",
            "/notes",
            "test.note.v1",
            UUID.fromString("019a0000-0000-7000-8000-000000000002"),
            7,
            UUID.fromString("019a0000-0000-7000-8000-000000000003"),
            null,
            Instant.parse("2026-03-01T10:15:30.123456Z"),
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    @Test
    void writesCloudEventsInBinaryMode() {
        assertThat(EventCodec.headers(envelope))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "019a0000-0000-7000-8000-000000000001",
                        "ce_type", "test.note-taken.v1",
                        "ce_source", "/notes",
                        "ce_subject", "019a0000-0000-7000-8000-000000000002",
                        "ce_time", "2026-03-01T10:15:30.123456Z",
                        "ce_companyid", "019a0000-0000-7000-8000-000000000003",
                        "ce_aggregateversion", "7",
                        "content-type", "application/json",
                        "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        assertThat(EventCodec.key(envelope)).asString().isEqualTo("019a0000-0000-7000-8000-000000000002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ce_id", "ce_type", "ce_source", "ce_subject", "ce_time", "ce_companyid", "ce_aggregateversion"})
    void refusesARecordWithoutTheHeader(String name) {
        var headers = new LinkedHashMap<>(EventCodec.headers(envelope));
        headers.remove(name);

        assertThatThrownBy(() -> EventCodec.envelope("test.note.v1", EventCodec.key(envelope), headers))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, 17",
        "ce_subject, 019a0000-0000-7000-8000-000000000009",
        "ce_time, yesterday",
        "ce_aggregateversion, 0",
        "ce_aggregateversion, seven",
        "ce_correlationid, deal"
    })
    void refusesAHeaderThatIsNotWhatItShouldBe(String name, String value) {
        var headers = new LinkedHashMap<>(EventCodec.headers(envelope));
        headers.put(name, value);

        assertThatThrownBy(() -> EventCodec.envelope("test.note.v1", EventCodec.key(envelope), headers))
                .isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void refusesAKeyThatIsNotAnAggregate() {
        var headers = EventCodec.headers(envelope);

        assertThatThrownBy(() -> EventCodec.envelope("test.note.v1", null, headers))
                .isInstanceOf(UnreadableEvent.class);
        assertThatThrownBy(() -> EventCodec.envelope("test.note.v1", "x".getBytes(StandardCharsets.UTF_8), headers))
                .isInstanceOf(UnreadableEvent.class);
    }
}
