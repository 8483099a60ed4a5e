package io.tieout.ledger.ledgerimport;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the sender came to in the old books; what is absent is not compared.
///
/// @param records entries, accounts or open items
/// @param debit over all lines
/// @param credit over all lines
record ExpectedControlTotals(
        @Nullable Integer records,
        @Nullable Integer lines,
        @Nullable BigDecimal debit,
        @Nullable BigDecimal credit) {

    /// @throws ControlTotalsDiffer when one of them is another
    void requireEqual(ControlTotals totals) {
        var differences = new ArrayList<ControlTotalsDiffer.Difference>();
        compare(differences, "records", records, totals.records());
        compare(differences, "lines", lines, totals.lines());
        var debits = totals.currencies().stream()
                .map(total -> total.debit().toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var credits = totals.currencies().stream()
                .map(total -> total.credit().toBigDecimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        compare(differences, "debit", debit, debits);
        compare(differences, "credit", credit, credits);
        if (!differences.isEmpty()) {
            throw new ControlTotalsDiffer(List.copyOf(differences));
        }
    }

    private static void compare(
            List<ControlTotalsDiffer.Difference> differences, String name, @Nullable Integer expected, int found) {
        if (expected != null && expected != found) {
            differences.add(
                    new ControlTotalsDiffer.Difference(name, Integer.toString(expected), Integer.toString(found)));
        }
    }

    private static void compare(
            List<ControlTotalsDiffer.Difference> differences,
            String name,
            @Nullable BigDecimal expected,
            BigDecimal found) {
        if (expected != null && expected.compareTo(found) != 0) {
            differences.add(new ControlTotalsDiffer.Difference(name, expected.toPlainString(), found.toPlainString()));
        }
    }
}
