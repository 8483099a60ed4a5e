package io.tieout.ledger.journal;

/// A plain-text accounting format that another program checks.
interface PlainTextJournal {

    void begin();

    /// Lines of one entry follow each other.
    void add(ExportedLine line);

    void end();
}
