package io.tieout.ledger.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// An entry in the one form that is hashed, exported and verified: a tree of texts, as in JSON.
///
/// Its bytes are, for each text in the tree, the JSON pointer of its place and the text itself, both in UTF-8 and
/// each after its length as four bytes (big-endian), ordered by the bytes of the pointers. What is absent has no
/// bytes, so a later member of an entry changes no older hash.
///
/// @param members only texts, lists and maps
record CanonicalEntry(Map<String, Object> members) {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static CanonicalEntry of(UUID companyId, long sequence, SealedBlock.Entry entry) {
        var members = new LinkedHashMap<String, Object>();
        members.put("companyId", companyId.toString());
        members.put("sequence", Long.toString(sequence));
        members.put("entryId", entry.id().toString());
        members.put("effectiveDate", entry.effectiveDate().toString());
        members.put("documentDate", entry.documentDate().toString());
        members.put("recordedAt", instant(entry.recordedAt()));
        members.put("source", entry.source());
        if (entry.sourceId() != null) {
            members.put("sourceId", entry.sourceId().toString());
        }
        members.put("text", entry.text());
        if (entry.postedBy() != null) {
            members.put("postedBy", entry.postedBy().toString());
        }
        if (entry.adjusting() != null) {
            members.put("adjusting", adjusting(entry.adjusting()));
        }
        members.put(
                "lines", entry.lines().stream().map(line -> line(entry, line)).toList());
        return new CanonicalEntry(members);
    }

    /// A moment with exactly six digits of the second, as the database keeps it.
    static String instant(Instant instant) {
        return MICROSECONDS.format(instant);
    }

    Hash hash() {
        return Hash.leaf(bytes());
    }

    byte[] bytes() {
        var texts = new TreeMap<byte[], byte[]>(Arrays::compareUnsigned);
        collect("", members, texts);
        var bytes = new ByteArrayOutputStream();
        texts.forEach((pointer, text) -> {
            append(pointer, bytes);
            append(text, bytes);
        });
        return bytes.toByteArray();
    }

    private static Map<String, Object> adjusting(SealedBlock.Adjusting adjusting) {
        var members = new LinkedHashMap<String, Object>();
        members.put("period", adjusting.inAdjustmentPeriod() ? "13" : "MONTH");
        if (adjusting.entry() != null) {
            members.put("entryId", adjusting.entry().toString());
        }
        return members;
    }

    private static Map<String, Object> line(SealedBlock.Entry entry, SealedBlock.Line line) {
        var members = new LinkedHashMap<String, Object>();
        members.put("number", Integer.toString(line.number()));
        members.put("account", line.accountCode());
        members.put("side", line.side());
        members.put("amountMinor", Long.toString(line.amountMinor()));
        members.put("currency", line.currency());
        if (line.foreignCurrency() != null) {
            members.put("foreignMinor", String.valueOf(line.foreignMinor()));
            members.put("foreignCurrency", line.foreignCurrency());
            members.put("exchangeRate", String.valueOf(line.exchangeRate()));
        }
        if (!line.dimensions().isEmpty()) {
            members.put("dimensions", line.dimensions());
        }
        // A line repeats the dates of its entry, for reports: only one that was changed by force has others.
        if (!line.effectiveDate().equals(entry.effectiveDate())) {
            members.put("effectiveDate", line.effectiveDate().toString());
        }
        if (!line.recordedAt().equals(entry.recordedAt())) {
            members.put("recordedAt", instant(line.recordedAt()));
        }
        return members;
    }

    private static void collect(String pointer, Object node, Map<byte[], byte[]> texts) {
        switch (node) {
            case Map<?, ?> map -> map.forEach((name, value) -> collect(pointer + "/" + escaped(name), value, texts));
            case List<?> list -> {
                for (int index = 0; index < list.size(); index++) {
                    collect(pointer + "/" + index, list.get(index), texts);
                }
            }
            default -> texts.put(utf8(pointer), utf8(node.toString()));
        }
    }

    private static String escaped(Object name) {
        return name.toString().replace("~", "~0").replace("/", "~1");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void append(byte[] part, ByteArrayOutputStream bytes) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        bytes.writeBytes(part);
    }
}
