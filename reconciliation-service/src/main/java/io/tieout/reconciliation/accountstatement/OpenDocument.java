package io.tieout.reconciliation.accountstatement;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// An invoice or credit note of which something is open.
///
/// @param dueDate of a credit note its own date
/// @param open negative for a credit note
record OpenDocument(UUID id, String number, LocalDate dueDate, boolean disputed, Money open) {}
