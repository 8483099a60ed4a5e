package io.tieout.reconciliation.dispute;

/// A file as it was sent.
final class KeptFile {

    private final String mediaType;
    private final byte[] bytes;

    KeptFile(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes.clone();
    }

    String mediaType() {
        return mediaType;
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
