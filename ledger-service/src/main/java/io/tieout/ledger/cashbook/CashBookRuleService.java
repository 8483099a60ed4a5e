package io.tieout.ledger.cashbook;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.account.ChartService;
import io.tieout.platform.problem.StaleVersion;
import io.tieout.platform.web.EntityTag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class CashBookRuleService {

    private final CashBookRuleRepository rules;
    private final ChartService chart;

    CashBookRuleService(CashBookRuleRepository rules, ChartService chart) {
        this.rules = rules;
        this.chart = chart;
    }

    /// @param ifMatch the version that is changed, none for a new rule
    CashBookRule set(
            UUID companyId, CashBookRuleName name, AccountCode counterAccount, @Nullable String ifMatch, UUID by) {
        chart.get(companyId, counterAccount);
        long version = rules.lock(companyId, name).map(CashBookRule::version).orElse(0L);
        long expected = ifMatch == null && version == 0 ? 0 : EntityTag.required(ifMatch);
        if (version != expected) {
            throw new StaleVersion(expected, version);
        }
        var rule = new CashBookRule(name, counterAccount, version + 1);
        rules.save(companyId, rule, by);
        return rule;
    }
}
