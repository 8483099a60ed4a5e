package io.tieout.reconciliation.statementfile;

/// Reads one format. Implementations hold no state, read the file as a stream and keep at most one statement in
/// memory.
interface StatementReader {

    /// Whether the file's first bytes are of this format.
    boolean recognises(FileHead head);

    /// Which format exactly; asked only of a recognised file.
    Format format(FileHead head);

    /// Hands over each statement as soon as it is complete.
    ///
    /// @throws UnreadableFile when reading cannot go on
    void read(StatementFile file, FileHead head, StatementSink sink);
}
