package io.tieout.reconciliation.dispute;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.confirmation.DisputedLines;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens disputes of the lines that customers did not confirm on their statements of account.
@Service
@Transactional
class StatementDisputeService implements DisputedLines {

    private final DisputeService disputes;

    StatementDisputeService(DisputeService disputes) {
        this.disputes = disputes;
    }

    @Override
    public UUID open(UUID companyId, UUID itemId, Money amount, String reason) {
        return disputes.openWhatIsOpen(new OpenDispute(
                companyId, itemId, amount, DisputeReason.OTHER, reason, DisputeSide.CUSTOMER, null, null));
    }
}
