package io.tieout.ledger.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the journal can be exported as.
enum JournalExportFormat {
    HLEDGER("text/plain", "journal.hledger"),
    BEANCOUNT("text/plain", "journal.beancount"),
    /// With hashes, checkpoints and keys.
    SEALED("application/x-ndjson", "journal.sealed.jsonl");

    private final String mediaType;
    private final String fileName;

    JournalExportFormat(String mediaType, String fileName) {
        this.mediaType = mediaType;
        this.fileName = fileName;
    }

    static Optional<JournalExportFormat> find(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    String fileName() {
        return fileName;
    }
}
