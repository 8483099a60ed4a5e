package io.tieout.reconciliation.bankreconciliation;

import io.tieout.platform.security.Role;
import io.tieout.reconciliation.bankaccount.BankAccountQueries;
import io.tieout.reconciliation.bankreconciliation.BankReconciliation.Signature;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes signatures.
@Service
@Transactional
class SigningService {

    private final BankAccountQueries accounts;
    private final BankReconciliationRepository reconciliations;
    private final Clock clock;

    SigningService(BankAccountQueries accounts, BankReconciliationRepository reconciliations, Clock clock) {
        this.accounts = accounts;
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    /// From now on it is never changed, and the next one begins behind it. Of two that are signed at once, one
    /// finds the other.
    void sign(UUID companyId, UUID id, Role role, long expectedVersion, UUID by) {
        var account = reconciliations.get(companyId, id).bankAccountId();
        accounts.lock(companyId, account);
        var reconciliation = reconciliations.get(companyId, id);
        var last = reconciliations
                .lastSigned(companyId, account)
                .map(SignedBefore::id)
                .orElse(null);
        reconciliation.requireSignable(by, last, expectedVersion);
        reconciliations.sign(reconciliation, new Signature(by, role.claim(), clock.instant()));
    }
}
