package io.tieout.reconciliation.discrepancy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record CommentDiscrepancyRequest(@NotBlank @Size(max = 2000) String text) {}
