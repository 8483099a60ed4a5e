package io.tieout.platform.event;

import io.tieout.platform.id.Ids;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is written to `<group>.<topic>.dlt` when an event cannot be applied.
///
/// @param parkedEventId under which it is retried or discarded
/// @param value the bytes in base64; absent for state topics, whose personal data must not outlive its erasure
/// @param truncated whether key, headers or value were too long to be repeated here in full
record DeadLetter(
        UUID parkedEventId,
        String reason,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable String value,
        boolean truncated) {

    static final String TYPE = "tieout.platform.dead-letter.v1";

    // Together they fit into a record although base64 takes a third more, and JSON six bytes for a control character.
    private static final int MAX_VALUE_BYTES = 384 * 1024;
    private static final int MAX_HEADERS = 30;
    private static final int MAX_TEXT_LENGTH = 1_000;
    private static final UUID NO_COMPANY = new UUID(0, 0);

    static String topic(String group, String topic) {
        return group + "." + topic + ".dlt";
    }

    static DeadLetter of(UUID parkedEventId, String reason, RawRecord message, EventType.Delivery delivery) {
        var key = message.key() == null ? null : new String(message.key(), StandardCharsets.UTF_8);
        var value = delivery == EventType.Delivery.LATEST ? null : message.value();
        var headers = new LinkedHashMap<String, String>();
        message.headers().entrySet().stream()
                .limit(MAX_HEADERS)
                .forEach(header -> headers.put(cut(header.getKey()), cut(header.getValue())));
        return new DeadLetter(
                parkedEventId,
                reason,
                message.topic(),
                message.partition(),
                message.offset(),
                key == null ? null : cut(key),
                headers,
                value == null ? null : base64(Arrays.copyOf(value, Math.min(value.length, MAX_VALUE_BYTES))),
                (value != null && value.length > MAX_VALUE_BYTES)
                        || (key != null && !cut(key).equals(key))
                        || !headers.equals(message.headers()));
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT_LENGTH ? text : text.substring(0, MAX_TEXT_LENGTH);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// An aggregate of its own: the same version of the true aggregate may be given up twice, under two ids.
    OutboxDraft draft(String group, @Nullable UUID companyId) {
        return new OutboxDraft(
                Ids.next(),
                topic(group, topic),
                TYPE,
                companyId == null ? NO_COMPANY : companyId,
                parkedEventId,
                1,
                null,
                EventJson.mapper().writeValueAsString(this));
    }
}
