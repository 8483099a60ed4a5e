package io.tieout.reconciliation.paymentmatch;

import io.tieout.reconciliation.matching.LineKind;
import jakarta.validation.constraints.NotNull;

/// @param kind what the line is, if no customer's payment
record ClassifyLineRequest(@NotNull LineKind kind) {}
