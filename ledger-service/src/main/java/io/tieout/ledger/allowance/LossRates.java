package io.tieout.ledger.allowance;

import io.tieout.ledger.receivable.AgeingBucket;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/// By which percentages the company last estimated what will not be paid.
///
/// @param asOf the day it was done for
/// @param percents of each age; all of them are there
public record LossRates(AllowanceId allowanceId, LocalDate asOf, Map<AgeingBucket, BigDecimal> percents) {

    public LossRates {
        percents = Map.copyOf(percents);
    }

    public BigDecimal percent(AgeingBucket bucket) {
        return percents.getOrDefault(bucket, BigDecimal.ZERO);
    }

    /// What an allowance would set aside for what is owed in a bucket.
    public Money loss(AgeingBucket bucket, Money owed) {
        return AllowancePart.of(bucket, owed, percent(bucket)).target();
    }
}
