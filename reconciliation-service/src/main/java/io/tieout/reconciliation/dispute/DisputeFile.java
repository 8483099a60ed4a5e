package io.tieout.reconciliation.dispute;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file of a dispute, checked.
final class DisputeFile {

    static final int MAX_BYTES = 5 * 1024 * 1024;

    private final String name;
    private final FileKind kind;
    private final byte[] bytes;

    private DisputeFile(String name, FileKind kind, byte[] bytes) {
        this.name = name;
        this.kind = kind;
        this.bytes = bytes.clone();
    }

    /// @param name how people call it
    static DisputeFile of(String name, FileKind kind, byte[] bytes) {
        if (bytes.length == 0 || bytes.length > MAX_BYTES) {
            throw DisputeFileRefused.size(MAX_BYTES);
        }
        if (name.isBlank() || name.length() > 200 || !name.matches("[^\\p{Cntrl}/\\\\]+")) {
            throw DisputeFileRefused.name();
        }
        if (!kind.fits(bytes)) {
            throw DisputeFileRefused.other(kind);
        }
        return new DisputeFile(name, kind, bytes);
    }

    String name() {
        return name;
    }

    String mediaType() {
        return kind.mediaType();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
