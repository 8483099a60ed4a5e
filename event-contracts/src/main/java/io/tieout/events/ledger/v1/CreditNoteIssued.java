package io.tieout.events.ledger.v1;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credit note has its number and is posted; from now on it is a credit of the customer.
///
/// @param creditNoteNumber gapless per series, for example `CN-2026-000042`
/// @param invoiceId the invoice that it corrects, none when it is free
/// @param open what is left of it
/// @param entryId the journal entry
public record CreditNoteIssued(
        UUID creditNoteId,
        String creditNoteNumber,
        UUID customerId,
        @Nullable UUID invoiceId,
        LocalDate creditNoteDate,
        Money net,
        Money tax,
        Money total,
        Money open,
        UUID entryId) {}
