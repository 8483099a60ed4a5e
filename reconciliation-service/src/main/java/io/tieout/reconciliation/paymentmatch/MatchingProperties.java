package io.tieout.reconciliation.paymentmatch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param interval pause when no line waits
/// @param chunk lines that are decided in one transaction
/// @param answerWithin how long the ledger may take to answer before a check complains
@Validated
@ConfigurationProperties("reconciliation.matching")
record MatchingProperties(
        @DefaultValue("250ms") Duration interval,
        @DefaultValue("200") @Min(1) @Max(1000) int chunk,
        @DefaultValue("30s") Duration answerWithin) {}
