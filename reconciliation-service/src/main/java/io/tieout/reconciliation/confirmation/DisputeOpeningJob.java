package io.tieout.reconciliation.confirmation;

import io.tieout.platform.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Opens disputes of disputed lines, each in a transaction of its own: one that is refused, for instance because
/// nothing is open any more, takes no answer and no other dispute with it.
@Component
class DisputeOpeningJob {

    private static final Logger log = LoggerFactory.getLogger(DisputeOpeningJob.class);
    private static final int LINES_A_ROUND = 100;

    private final ConfirmationService confirmations;
    private final ObjectProvider<DisputedLines> disputes;

    DisputeOpeningJob(ConfirmationService confirmations, ObjectProvider<DisputedLines> disputes) {
        this.confirmations = confirmations;
        this.disputes = disputes;
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 1_000)
    void open() {
        try {
            disputes.ifAvailable(this::open);
        } catch (RuntimeException e) {
            log.warn("Disputes of customers could not be opened and will be tried again", e);
        }
    }

    void open(DisputedLines opener) {
        for (var line : confirmations.waitingDisputes(LINES_A_ROUND)) {
            try {
                confirmations.dispute(line, opener);
            } catch (Refusal refusal) {
                confirmations.keepRefusal(line, refusal.code());
            }
        }
    }
}
