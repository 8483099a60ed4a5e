package io.tieout.ledger.deferral;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// One month of a deferral.
///
/// @param dueDate the month's last day
record Instalment(int number, UUID id, LocalDate dueDate, Money amount) {}
