package io.tieout.ledger.receivable;

import io.tieout.documenttotals.TaxRate;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One line of an invoice with its booked figures.
public record InvoicedLine(
        int number,
        @Nullable String productCode,
        String description,
        BigDecimal quantity,
        TaxRate taxRate,
        Money net,
        Money tax) {}
