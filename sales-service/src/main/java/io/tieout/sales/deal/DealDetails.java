package io.tieout.sales.deal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a deal besides its stage and value.
///
/// @param probabilityPercent how likely it is won; as its stage says where null
/// @param source where it came from
/// @param credits whose success it is: none, or parts that make up the whole
record DealDetails(
        @Nullable String dealType,
        @Nullable Integer probabilityPercent,
        @Nullable String source,
        @Nullable String nextStep,
        @Nullable LocalDate nextStepOn,
        @Nullable LocalDate expectedCloseOn,
        List<CreditShare> credits) {

    static final DealDetails NONE = new DealDetails(null, null, null, null, null, null, List.of());

    private static final int WHOLE = 10_000;

    DealDetails {
        credits = List.copyOf(credits);
        if (!credits.isEmpty()) {
            int sum = credits.stream().mapToInt(CreditShare::basisPoints).sum();
            if (sum != WHOLE || credits.stream().anyMatch(share -> share.basisPoints() < 1)) {
                throw new CreditDoesNotAddUp("the shares are " + sum + " basis points together, not " + WHOLE);
            }
            if (credits.stream().map(CreditShare::representativeId).distinct().count() < credits.size()) {
                throw new CreditDoesNotAddUp("a representative stands twice");
            }
        }
    }
}
