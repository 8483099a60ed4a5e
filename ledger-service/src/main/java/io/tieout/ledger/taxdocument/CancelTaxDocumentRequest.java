package io.tieout.ledger.taxdocument;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record CancelTaxDocumentRequest(@NotBlank @Size(max = 500) String reason) {}
