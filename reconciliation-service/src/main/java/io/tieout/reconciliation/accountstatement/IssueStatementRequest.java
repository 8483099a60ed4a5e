package io.tieout.reconciliation.accountstatement;

import io.tieout.paper.PrintLanguage;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param language that of the customer, or of the company, when absent
record IssueStatementRequest(
        @NotNull UUID customerId,
        @NotNull Currency currency,
        @NotNull LocalDate from,
        @NotNull LocalDate to,
        @Nullable PrintLanguage language) {}
