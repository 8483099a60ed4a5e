package io.tieout.ledger.businessfact;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

record TellFactsRequest(@NotEmpty @Size(max = 500) List<@NotNull @Valid FactRequest> facts) {}
