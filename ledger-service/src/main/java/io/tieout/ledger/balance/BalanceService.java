package io.tieout.ledger.balance;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Service
@Transactional(propagation = Propagation.MANDATORY)
public class BalanceService {

    private final BalanceRepository balances;

    BalanceService(BalanceRepository balances) {
        this.balances = balances;
    }

    /// Adds what the current transaction posts for these companies to the stored balances, once, just before it
    /// commits.
    ///
    /// Late, so that the rows of busy accounts are locked for the shortest time; once and in the order of their
    /// keys, so that two transactions never wait for each other, however many entries each of them posts.
    public void projectAtCommit(Set<UUID> companyIds) {
        var bound = (Projection) TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = new Projection();
            TransactionSynchronizationManager.bindResource(this, bound);
            TransactionSynchronizationManager.registerSynchronization(bound);
        }
        bound.companyIds.addAll(companyIds);
    }

    private final class Projection implements TransactionSynchronization {

        private final Set<UUID> companyIds = new TreeSet<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            balances.addPostedInThisTransaction(companyIds);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(BalanceService.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(BalanceService.this, this);
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResource(BalanceService.this);
        }
    }
}
