package io.tieout.ledger.attachment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The name of a content: its hash, in small hexadecimal letters.
public record Sha256(@JsonValue String value) {

    @JsonCreator
    public Sha256 {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new InvalidValue("must be a SHA-256 in 64 small hexadecimal letters");
        }
    }

    static Sha256 of(byte[] content) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
