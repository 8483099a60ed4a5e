package io.tieout.ledger.attachment;

/// A file as it was uploaded.
final class AttachmentContent {

    private final FileKind kind;
    private final byte[] bytes;

    AttachmentContent(FileKind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes.clone();
    }

    FileKind kind() {
        return kind;
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
