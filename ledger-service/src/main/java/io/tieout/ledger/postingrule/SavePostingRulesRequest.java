package io.tieout.ledger.postingrule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// @param rules all rules of the company; one that is left out stands no more
/// @param reason kept for the auditor
record SavePostingRulesRequest(
        @NotNull @Size(max = 200) List<@NotNull @Valid RuleRequest> rules,
        @NotBlank @Size(max = 500) String reason) {}
