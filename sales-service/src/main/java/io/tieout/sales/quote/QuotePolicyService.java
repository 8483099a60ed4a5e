package io.tieout.sales.quote;

import io.tieout.platform.money.Money;
import io.tieout.platform.problem.StaleVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class QuotePolicyService {

    private final QuotePolicyRepository policies;

    QuotePolicyService(QuotePolicyRepository policies) {
        this.policies = policies;
    }

    QuotePolicy put(
            UUID companyId, @Nullable BigDecimal maxDiscountPercent, List<Money> maxTotals, long expectedVersion) {
        var current = policies.get(companyId).version();
        var policy = new QuotePolicy(maxDiscountPercent, maxTotals, expectedVersion + 1);
        if (current != expectedVersion || !policies.put(companyId, policy)) {
            throw new StaleVersion(expectedVersion, current);
        }
        return policy;
    }
}
