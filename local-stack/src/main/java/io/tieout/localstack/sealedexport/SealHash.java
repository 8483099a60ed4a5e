package io.tieout.localstack.sealedexport;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The hashes of the sealed journal: SHA-256 over a byte that says what it is (0 entry, 1 node, 2 checkpoint) and the
/// content. All in hexadecimal digits.
final class SealHash {

    static final String NONE = "0".repeat(64);

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte CHECKPOINT = 2;

    private SealHash() {}

    /// The leaf of an entry: for each text in it the JSON pointer of its place and the text, each in UTF-8 after its
    /// length in four bytes, ordered by the pointers' bytes.
    static String ofEntry(JsonNode entry) {
        var texts = new TreeMap<byte[], byte[]>(Arrays::compareUnsigned);
        collect("", entry, texts);
        var bytes = new ByteArrayOutputStream();
        texts.forEach((pointer, text) -> {
            append(pointer, bytes);
            append(text, bytes);
        });
        return digest(LEAF, bytes.toByteArray());
    }

    static String ofCheckpoint(byte[] text) {
        return digest(CHECKPOINT, text);
    }

    /// The root of the hash tree (RFC 6962): the left half is the largest power of two below the size.
    static String root(List<String> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        var hex = HexFormat.of();
        return digest(
                NODE,
                hex.parseHex(root(leaves.subList(0, left))),
                hex.parseHex(root(leaves.subList(left, leaves.size()))));
    }

    private static void collect(String pointer, JsonNode node, Map<byte[], byte[]> texts) {
        if (node.isObject()) {
            for (var member : node.properties()) {
                var name = member.getKey().replace("~", "~0").replace("/", "~1");
                collect(pointer + "/" + name, member.getValue(), texts);
            }
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(pointer + "/" + index, node.get(index), texts);
            }
        } else if (node.isString()) {
            texts.put(utf8(pointer), utf8(node.stringValue()));
        } else {
            throw new Broken("the member " + pointer + " of an entry is no text");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void append(byte[] part, ByteArrayOutputStream bytes) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        bytes.writeBytes(part);
    }

    private static String digest(byte kind, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind);
            for (var part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
