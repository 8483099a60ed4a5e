package io.tieout.ledger.balance;

import io.tieout.ledger.account.ChartService;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes the projection anew. Nothing but a fault or somebody with the database's own rights can make that necessary,
/// so what it had to correct is worth a question.
@Service
@Transactional
class BalanceRebuildService {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceRebuildService.class);

    private final BalanceRepository balances;
    private final ChartService chart;

    BalanceRebuildService(BalanceRepository balances, ChartService chart) {
        this.balances = balances;
        this.chart = chart;
    }

    /// Who posts for the company waits until it is done; other companies do not notice.
    ///
    /// @return what was wrong
    List<CorrectedBalance> rebuild(UUID companyId) {
        chart.holdPostings(companyId);
        var corrected = balances.rebuild(companyId);
        if (!corrected.isEmpty()) {
            LOG.warn("{} stored balances of company {} were not the sum of their lines", corrected.size(), companyId);
        }
        return corrected;
    }
}
