package io.tieout.ledger.creditnote;

import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.util.Currency;

/// What earlier credit notes took back of a line of an invoice.
record CreditedSoFar(BigDecimal quantity, Money net, Money tax) {

    static CreditedSoFar nothing(Currency currency) {
        return new CreditedSoFar(BigDecimal.ZERO, Money.zero(currency), Money.zero(currency));
    }
}
