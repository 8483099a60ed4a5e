package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An opening or closing balance, signed: what the bank owes the company is positive.
///
/// @param currency null when the file leaves it out, which makes the balance incomplete
public record Balance(
        @Nullable LocalDate date,
        BigDecimal amount,
        @Nullable String currency) {}
