package io.tieout.customer.customerimport;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A file as it was sent.
final class UploadedFile {

    private final String name;
    private final byte[] content;
    private final @Nullable String encoding;

    /// @param encoding stated by the sender
    UploadedFile(String name, byte[] content, @Nullable String encoding) {
        this.name = name;
        this.content = content;
        this.encoding = encoding;
    }

    String name() {
        return name;
    }

    String text() {
        return FileText.decode(content, encoding);
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
