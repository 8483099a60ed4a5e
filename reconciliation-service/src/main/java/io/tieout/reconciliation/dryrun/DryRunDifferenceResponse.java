package io.tieout.reconciliation.dryrun;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.matching.Flag;
import io.tieout.reconciliation.matching.LineKind;
import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.paymentmatch.EvidenceResponse;
import io.tieout.reconciliation.paymentmatch.ExplanationResponse;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line that would come out differently.
///
/// @param stored what was decided
/// @param decided what the rules come to
/// @param reproduced whether the stored decision's own rules give it again; false: the difference may be one of what
///     was known; absent where nobody can tell
record DryRunDifferenceResponse(
        int position,
        UUID lineId,
        LocalDate bookingDate,
        Money amount,
        Side stored,
        Side decided,
        @Nullable Boolean reproduced) {

    /// @param classification what the line is, where it is no customer's payment
    /// @param explanations the one that is booked, or the proposals, the best first
    record Side(
            Verdict verdict,
            @Nullable LineKind classification,
            Set<Flag> flags,
            List<ExplanationResponse> explanations,
            List<EvidenceResponse> evidence,
            String ruleVersion) {

        static Side of(Decided decided, Currency currency, Map<UUID, AvailableItem> items) {
            return new Side(
                    decided.verdict(),
                    decided.kind(),
                    new TreeSet<>(decided.flags()),
                    decided.explanations().stream()
                            .map(explanation -> ExplanationResponse.from(explanation, currency, items))
                            .toList(),
                    decided.evidence().stream().map(EvidenceResponse::from).toList(),
                    decided.ruleVersion());
        }
    }
}
