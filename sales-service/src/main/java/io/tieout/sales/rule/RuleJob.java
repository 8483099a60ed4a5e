package io.tieout.sales.rule;

import io.tieout.sales.rule.RuleRepository.OwnedRule;
import io.tieout.sales.rule.RuleService.JudgingFailed;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Judges changes soon after they happened, and days when they come, each one at a time in a replica.
/// Several replicas share the changes.
@Component
class RuleJob {

    private static final Logger log = LoggerFactory.getLogger(RuleJob.class);
    private static final int MAX_CHANGES_A_RUN = 1_000;

    private final RuleService service;

    RuleJob(RuleService service) {
        this.service = service;
    }

    @Scheduled(initialDelayString = "${sales.rules.interval:1s}", fixedDelayString = "${sales.rules.interval:1s}")
    void judgeChanges() {
        try {
            boolean more = true;
            for (int count = 0; more && count < MAX_CHANGES_A_RUN; count++) {
                more = judgeOne();
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("Changes could not be judged by the rules, trying again: {}", e.getMessage());
        }
    }

    /// What cannot be judged waits, so that it holds up nothing else.
    private boolean judgeOne() {
        try {
            return service.judgeNext().isPresent();
        } catch (JudgingFailed failed) {
            log.error(
                    "Change {} of company {} could not be judged",
                    failed.change().changeId(),
                    failed.change().object().companyId(),
                    failed);
            service.postpone(failed.change(), Objects.requireNonNullElse(failed.getMessage(), "unknown"));
            return true;
        }
    }

    @Scheduled(
            initialDelayString = "${sales.rules.date-interval:10m}",
            fixedDelayString = "${sales.rules.date-interval:10m}")
    void judgeDates() {
        try {
            service.ofDates().forEach(this::judgeDays);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Days could not be judged by the rules, trying again: {}", e.getMessage());
        }
    }

    /// One rule that cannot be judged holds up no other.
    private void judgeDays(OwnedRule owned) {
        try {
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = service.judgeDue(owned);
            }
        } catch (RuntimeException e) {
            log.error("Rule {} of company {} could not be judged", owned.rule().ruleId(), owned.companyId(), e);
        }
    }
}
