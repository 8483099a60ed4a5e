package io.tieout.reconciliation.matching;

/// The customer keeps this much back by law and pays it to the tax authority.
///
/// @param amountMinor rate × base, in the item's currency
public record Withholding(long amountMinor) {

    public Withholding {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("a withheld amount is positive");
        }
    }
}
