package io.tieout.ledger.customerledger;

/// How far a company's lines were told.
///
/// @param version of the last event; 0 before the first
/// @param complete whether the past was told once; from then on new lines follow as they are sealed
record LinePosition(long lastSequence, long version, boolean complete) {

    static final LinePosition NOTHING = new LinePosition(0, 0, false);

    /// Nothing to tell is told where somebody waits for it: in the first event, and when the last one promised more.
    boolean tells(boolean anyLine, boolean nowComplete) {
        return anyLine || version == 0 || (nowComplete && !complete);
    }
}
