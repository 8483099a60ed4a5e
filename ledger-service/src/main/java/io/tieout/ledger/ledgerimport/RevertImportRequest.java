package io.tieout.ledger.ledgerimport;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record RevertImportRequest(@NotBlank @Size(max = 500) String reason) {}
