package io.tieout.ledger.receivable;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// What a customer still owes on an invoice of the books kept elsewhere before.
///
/// @param externalNumber the number the customer knows it by
/// @param openingDate the day from which these books know it
public record OpeningItem(
        UUID customerId,
        String externalNumber,
        LocalDate invoiceDate,
        LocalDate dueDate,
        LocalDate openingDate,
        Money open) {}
