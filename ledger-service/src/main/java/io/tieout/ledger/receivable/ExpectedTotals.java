package io.tieout.ledger.receivable;

import io.tieout.documenttotals.DocumentTotals;
import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// What the sender of a document came to. Both sides add up by the same rules; another result means that one of
/// them is wrong, and nothing is issued.
record ExpectedTotals(
        @Nullable Money net, @Nullable Money tax, @Nullable Money total) {

    static ExpectedTotals none() {
        return new ExpectedTotals(null, null, null);
    }

    void requireMet(DocumentTotals totals) {
        requireSame("net", net, totals.net());
        requireSame("tax", tax, totals.tax());
        requireSame("total", total, totals.total());
    }

    private static void requireSame(String what, @Nullable Money expected, Money actual) {
        if (expected != null && !expected.equals(actual)) {
            throw new DocumentRefused(what, "comes to " + actual + " and was given as " + expected);
        }
    }
}
