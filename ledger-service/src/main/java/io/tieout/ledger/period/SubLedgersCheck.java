package io.tieout.ledger.period;

import io.tieout.platform.check.InvariantCheck;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Asks the invariants about sub-ledgers, so that closing and the nightly proof never disagree.
@Component
class SubLedgersCheck implements CloseGate {

    private static final Set<String> ABOUT_SUB_LEDGERS = Set.of("I3", "I8");

    // Asked for when needed: other invariants look at beans that post, and those need the periods.
    private final ObjectProvider<InvariantCheck> invariants;

    SubLedgersCheck(ObjectProvider<InvariantCheck> invariants) {
        this.invariants = invariants;
    }

    @Override
    public String gate() {
        return "SUB_LEDGERS_TIE";
    }

    @Override
    public String statement() {
        return "Every control account equals its sub-ledger";
    }

    @Override
    public List<Missing> missing(UUID companyId, YearMonth month) {
        // Only what is said about this company: others' figures are not for its accountant.
        return invariants.stream()
                .filter(invariant -> ABOUT_SUB_LEDGERS.contains(invariant.invariant()))
                .flatMap(invariant -> invariant.violations().stream())
                .filter(violation -> violation.subject().startsWith(companyId.toString()))
                .map(violation -> new Missing(violation.subject() + ": " + violation.detail(), "/api/v1/tie-out"))
                .toList();
    }
}
