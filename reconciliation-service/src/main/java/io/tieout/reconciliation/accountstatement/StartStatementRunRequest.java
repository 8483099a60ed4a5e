package io.tieout.reconciliation.accountstatement;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/// @param currency every currency when absent
record StartStatementRunRequest(
        @Nullable Currency currency,
        @NotNull LocalDate from,
        @NotNull LocalDate to) {}
