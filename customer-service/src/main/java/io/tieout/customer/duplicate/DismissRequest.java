package io.tieout.customer.duplicate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record DismissRequest(@NotBlank @Size(max = 500) String reason) {}
