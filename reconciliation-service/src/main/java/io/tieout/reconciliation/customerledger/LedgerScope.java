package io.tieout.reconciliation.customerledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;

/// Which part of a customer's ledger is wanted.
///
/// @param to up to and with this day
/// @param asOf the day on which lines are marked
/// @param knownBefore what was recorded from this instant on does not count
/// @param throughSequence entries after this one do not count
public record LedgerScope(
        UUID companyId,
        UUID customerId,
        Currency currency,
        LocalDate from,
        LocalDate to,
        LocalDate asOf,
        Instant knownBefore,
        long throughSequence) {}
