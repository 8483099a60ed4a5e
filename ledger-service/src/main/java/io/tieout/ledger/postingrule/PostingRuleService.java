package io.tieout.ledger.postingrule;

import io.tieout.ledger.account.ChartService;
import io.tieout.ledger.company.CompanyService;
import io.tieout.platform.problem.StaleVersion;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class PostingRuleService {

    private final PostingRuleRepository stored;
    private final CompanyService companies;
    private final ChartService chart;

    PostingRuleService(PostingRuleRepository stored, CompanyService companies, ChartService chart) {
        this.stored = stored;
        this.companies = companies;
        this.chart = chart;
    }

    /// The rules as they stand now.
    public PostingRules current(UUID companyId) {
        return stored.current(companyId);
    }

    /// Rules that somebody thinks about, held to the same as those that are saved.
    public PostingRules draft(UUID companyId, List<PostingRule> rules) {
        return sound(companyId, new PostingRules(0, rules));
    }

    PostingRules get(UUID companyId, long version) {
        return stored.find(companyId, version).orElseThrow(() -> new PostingRulesVersionUnknown(version));
    }

    PostingRules save(UUID companyId, List<PostingRule> rules, String reason, long expectedVersion, UUID by) {
        companies.get(companyId);
        long version = stored.current(companyId).version();
        if (version != expectedVersion) {
            throw new StaleVersion(expectedVersion, version);
        }
        var saved = sound(companyId, new PostingRules(version + 1, rules));
        if (!stored.insert(companyId, saved, reason, by)) {
            throw new StaleVersion(expectedVersion, version + 1);
        }
        return saved;
    }

    private PostingRules sound(UUID companyId, PostingRules rules) {
        rules.requireSound(chart.find(companyId, rules.accounts()));
        return rules;
    }
}
