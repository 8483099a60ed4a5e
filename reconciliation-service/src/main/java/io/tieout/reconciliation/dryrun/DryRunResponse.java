package io.tieout.reconciliation.dryrun;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far a dry run is and what it found.
///
/// @param matchingRulesId the set that is tried; absent for the standard rules
/// @param ruleVersion the engine's rules and the set
/// @param linesTotal lines that have a decision to compare with
/// @param linesWithoutDecision lines that wait for the engine, or whose decision changed while the run was under way
/// @param counts by the stored decision and the one that the rules come to
/// @param differences lines that would come out differently
/// @param againstPeople lines that the rules would book otherwise than a person did
/// @param notReproduced lines whose stored decision its own rules do not give again: what was known then is not wholly
///     known any more
/// @param notReconstructed what is taken as it is today
record DryRunResponse(
        UUID dryRunId,
        @Nullable UUID matchingRulesId,
        String ruleVersion,
        LocalDate from,
        LocalDate to,
        DryRunState state,
        @Nullable String failure,
        UUID requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        int linesTotal,
        int linesDone,
        int linesWithoutDecision,
        List<Count> counts,
        int differences,
        int differencesListed,
        int againstPeople,
        int notReproduced,
        List<String> notReconstructed) {

    static final List<String> NOT_RECONSTRUCTED = List.of(
            "Customers, their names, accounts and groups, our own accounts and what the books take are those of today.",
            "What people taught since, aliases of payers and the matching model, is that of today, and so are disputes. A"
                    + " decision in which another model had a say is compared, and not counted as reproduced or not.",
            "Of a line the decision that stands is compared, or the last one where none stands.",
            "Changes of items that no match made, recorded before their time was kept, count as made before the lines.",
            "Voided documents are left out. A document that was part-paid then and is settled now is found by its number,"
                    + " its reference and its customer, not by its amount alone.",
            "Of a decision of a person it is not known which rules the person had in mind: its line counts as differing"
                    + " only where the rules would book it.");

    record Count(Verdict before, Verdict after, int lines) {}

    DryRunResponse with(List<Count> newCounts) {
        return new DryRunResponse(
                dryRunId,
                matchingRulesId,
                ruleVersion,
                from,
                to,
                state,
                failure,
                requestedBy,
                requestedAt,
                finishedAt,
                linesTotal,
                linesDone,
                linesWithoutDecision,
                newCounts,
                differences,
                differencesListed,
                againstPeople,
                notReproduced,
                notReconstructed);
    }
}
