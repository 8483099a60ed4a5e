package io.tieout.events.ledger.v1;

import java.math.BigDecimal;

/// What a customer may keep back for paying early.
///
/// @param percent of the invoice's total
/// @param days after the invoice date; the last of them counts
public record EarlyPayment(BigDecimal percent, int days) {}
