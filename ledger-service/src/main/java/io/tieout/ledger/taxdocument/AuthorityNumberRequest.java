package io.tieout.ledger.taxdocument;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record AuthorityNumberRequest(@NotBlank @Size(max = 40) String authorityNumber) {}
