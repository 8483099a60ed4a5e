package io.tieout.platform.money;

import java.util.Currency;

/// Two currencies met in one sum. Adding them needs a rate and a date, which this type does not know.
public final class CurrencyMismatch extends IllegalArgumentException {

    CurrencyMismatch(Currency left, Currency right) {
        super(left.getCurrencyCode() + " and " + right.getCurrencyCode() + " cannot be combined");
    }
}
