package io.tieout.ledger.creditnote;

import io.tieout.documenttotals.TaxRate;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One line of a credit note.
///
/// @param invoiceLine the line of the invoice that it takes back, where there is an invoice
/// @param quantity what came back; none when only the price was reduced
record CreditLine(
        @Nullable Integer invoiceLine,
        @Nullable String productCode,
        String description,
        @Nullable BigDecimal quantity,
        TaxRate taxRate,
        Money net,
        Money tax) {}
