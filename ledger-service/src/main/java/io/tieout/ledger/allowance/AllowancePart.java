package io.tieout.ledger.allowance;

import io.tieout.ledger.receivable.AgeingBucket;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// A part of the target: so many percent of an amount that is owed.
///
/// @param bucket its age; none when it is all that is owed
record AllowancePart(@Nullable AgeingBucket bucket, Money owed, BigDecimal percent, Money target) {

    /// Credits that lie in a bucket lower what is owed there, but never below nothing: nobody pays more than they owe.
    static AllowancePart of(@Nullable AgeingBucket bucket, Money owed, BigDecimal percent) {
        var exact = owed.toBigDecimal().multiply(percent).movePointLeft(2);
        var target = owed.isPositive()
                ? Money.of(exact, owed.currency(), RoundingMode.HALF_UP)
                : Money.zero(owed.currency());
        return new AllowancePart(bucket, owed, percent, target);
    }
}
