package io.tieout.customer.credit;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

record CreditPolicyResponse(
        long version,
        Map<Rating, CreditPolicy.Rule> rules,
        @Nullable Integer holdFromDaysOverdue) {

    static CreditPolicyResponse from(Versioned<CreditPolicy> known) {
        return new CreditPolicyResponse(
                known.version(),
                new TreeMap<>(known.document().rules()),
                known.document().holdFromDaysOverdue());
    }
}
