package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventCodecPropertyTest {

    private static final String TOPIC = "test.note.v1";

    @Property
    void readsBackEveryEnvelopeItWrites(@ForAll("envelopes") EventEnvelope envelope) {
        var headers = EventCodec.headers(envelope);

        assertThat(EventCodec.envelope(TOPIC, EventCodec.key(envelope), headers))
                .isEqualTo(envelope);
        assertThat(headers).containsEntry("ce_specversion", "1.0").containsEntry("content-type", "application/json");
    }

    @Provide
    Arbitrary<EventEnvelope> envelopes() {
        var ids = Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
        var texts = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(40);
        var times = Arbitraries.longs()
                .between(0, 4_000_000_000_000_000L)
                .map(micros -> Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000));
        var names = Combinators.combine(texts, texts).as((type, service) -> new String[] {type, "/" + service});
        var keys = Combinators.combine(ids, ids, ids, ids.injectNull(0.3))
                .as((id, aggregate, company, correlation) -> new UUID[] {id, aggregate, company, correlation});
        return Combinators.combine(keys, names, Arbitraries.longs().greaterOrEqual(1), times, texts.injectNull(0.3))
                .as((key, name, version, time, trace) -> new EventEnvelope(
                        key[0], name[0], name[1], TOPIC, key[1], version, key[2], key[3], time, trace));
    }
}
