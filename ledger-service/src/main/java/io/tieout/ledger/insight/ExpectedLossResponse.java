package io.tieout.ledger.insight;

import io.tieout.ledger.allowance.AllowanceId;
import io.tieout.ledger.receivable.AgeingBucket;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What will probably not be paid, by age, in the currency of the books.
///
/// @param allowanceId whose percentages they are; absent where no allowance was ever set, and so is the loss
/// @param ratesOf the day it was set for
/// @param definitions of each figure
record ExpectedLossResponse(
        LocalDate asOf,
        @Nullable String knownAt,
        @Nullable AllowanceId allowanceId,
        @Nullable LocalDate ratesOf,
        List<BucketResponse> buckets,
        Money owed,
        @Nullable Money expectedLoss,
        Map<String, String> definitions) {

    record BucketResponse(
            AgeingBucket bucket,
            Money owed,
            @Nullable BigDecimal percent,
            @Nullable Money expectedLoss) {}
}
