package io.tieout.ledger.creditnote;

import io.tieout.platform.money.Money;
import org.jspecify.annotations.Nullable;

/// What the sender of a credit note came to; another result means that one side is wrong, and nothing is issued.
record ExpectedCredit(
        @Nullable Money net, @Nullable Money tax, @Nullable Money total) {

    void requireMet(Money actualNet, Money actualTax, Money actualTotal) {
        requireSame("net", net, actualNet);
        requireSame("tax", tax, actualTax);
        requireSame("total", total, actualTotal);
    }

    private static void requireSame(String what, @Nullable Money expected, Money actual) {
        if (expected != null && !expected.equals(actual)) {
            throw new CreditDocumentRefused(what, "comes to " + actual + " and was given as " + expected);
        }
    }
}
