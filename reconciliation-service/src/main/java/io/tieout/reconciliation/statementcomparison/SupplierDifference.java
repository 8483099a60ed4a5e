package io.tieout.reconciliation.statementcomparison;

import io.tieout.platform.money.Money;
import io.tieout.reconciliation.discrepancy.DiscrepancyKind;
import io.tieout.reconciliation.discrepancy.Finding;
import io.tieout.reconciliation.discrepancy.SubjectType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a supplier's statement says otherwise than our books, and by how much.
///
/// @param id the same for the same difference, whichever statement shows it
/// @param position of the line in its comparison
/// @param amount what the supplier counts more than we do
record SupplierDifference(UUID id, int position, LocalDate date, Money amount, Outcome outcome, String document) {

    /// Those that move the balance: another day or number alone is nothing to explain. Nor is an opening that
    /// differs by just what is known of the days before: that is followed up already.
    ///
    /// @param beforeMinor what earlier statements differ by, in all
    static List<SupplierDifference> of(StatementComparison comparison, long beforeMinor) {
        var differences = new ArrayList<SupplierDifference>();
        var alike = new HashMap<String, Integer>();
        for (int index = 0; index < comparison.lines().size(); index++) {
            var line = comparison.lines().get(index);
            boolean known = line.outcome() == Outcome.OPENING_DIFFERS && line.differenceMinor() == beforeMinor;
            if (line.differenceMinor() != 0 && !known) {
                differences.add(of(comparison, index + 1, line, alike));
            }
        }
        return differences;
    }

    private static SupplierDifference of(
            StatementComparison comparison, int position, ComparedLine line, Map<String, Integer> alike) {
        var theirs = line.theirs();
        var ours = line.ours();
        LocalDate date;
        String what;
        var document = "";
        if (ours != null) {
            date = theirs == null ? ours.documentDate() : theirs.date();
            what = "entry " + ours.entryId();
            var number = ours.number();
            document = number == null ? "" : number;
        } else if (theirs != null) {
            date = theirs.date();
            what = "line " + theirs.date() + " " + theirs.amountMinor() + " "
                    + String.join(" ", theirs.keys().stream().sorted().toList());
        } else {
            date = comparison.from();
            // Each later statement opens with the same difference.
            what = "opening " + line.differenceMinor();
        }
        var key = comparison.partyId() + " " + comparison.currency() + " " + what;
        // Two lines that say the same are two differences.
        int copy = alike.merge(key, 1, Integer::sum);
        return new SupplierDifference(
                UUID.nameUUIDFromBytes(
                        (comparison.companyId() + " " + key + " " + copy).getBytes(StandardCharsets.UTF_8)),
                position,
                date,
                Money.ofMinor(line.differenceMinor(), comparison.currency()),
                line.outcome(),
                document);
    }

    Finding finding(UUID comparisonId) {
        return new Finding(
                DiscrepancyKind.SUPPLIER_STATEMENT,
                SubjectType.SUPPLIER_DIFFERENCE,
                id,
                null,
                amount,
                outcome + (document.isEmpty() ? "" : " " + document) + " of " + date + ": line " + position
                        + " of statement comparison " + comparisonId);
    }
}
