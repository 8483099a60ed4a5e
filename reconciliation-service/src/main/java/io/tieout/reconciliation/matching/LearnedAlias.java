package io.tieout.reconciliation.matching;

/// What people taught: payments that bear this key were this customer's.
///
/// @param key folded, as [AliasKeys] gives it
/// @param confirmed how many matches of people said so
/// @param undone how many of these, or of automatic ones that followed them, were taken back
public record LearnedAlias(AliasKind kind, String key, String customerId, int confirmed, int undone) {

    /// From so many confirmations that stand an alias may identify a payer on its own. One match may be a mistake of
    /// a person, and so may the next one that copies it.
    public static final int ENOUGH = 3;

    int standing() {
        return confirmed - undone;
    }

    boolean isProven() {
        return standing() >= ENOUGH;
    }
}
