package io.tieout.ledger.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 value.
///
/// What is hashed begins with a byte that says what it is, so that a leaf can never be passed off as an inner node.
record Hash(String hex) {

    /// What the first checkpoint names as the one before it.
    static final Hash NONE = new Hash("0".repeat(64));

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final byte CHECKPOINT = 2;

    Hash {
        if (hex.length() != 64) {
            throw new IllegalArgumentException("no SHA-256 value: " + hex);
        }
    }

    static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    static Hash leaf(byte[] content) {
        return digest(LEAF, content);
    }

    static Hash node(Hash left, Hash right) {
        return digest(NODE, left.bytes(), right.bytes());
    }

    static Hash checkpoint(byte[] text) {
        return digest(CHECKPOINT, text);
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    private static Hash digest(byte domain, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(domain);
            for (var part : parts) {
                digest.update(part);
            }
            return of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
