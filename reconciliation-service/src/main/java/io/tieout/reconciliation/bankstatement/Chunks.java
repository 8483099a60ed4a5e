package io.tieout.reconciliation.bankstatement;

/// A statement goes to the ledger in chunks, numbered 1, 2, 3 ….
final class Chunks {

    static final int SIZE = 200;

    private Chunks() {}

    static int count(int lines) {
        return (lines + SIZE - 1) / SIZE;
    }

    /// @param lineNo from 1
    static int of(int lineNo) {
        return (lineNo - 1) / SIZE + 1;
    }

    /// The number of a chunk's first line.
    static int firstLine(int chunk) {
        return (chunk - 1) * SIZE + 1;
    }
}
