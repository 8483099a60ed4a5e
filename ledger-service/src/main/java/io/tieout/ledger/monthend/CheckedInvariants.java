package io.tieout.ledger.monthend;

import io.tieout.ledger.report.Table;
import io.tieout.ledger.report.Tabular;
import io.tieout.platform.check.CheckResult;
import io.tieout.platform.check.InvariantCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must never be false about the company's books, without how long it took to look.
record CheckedInvariants(List<Checked> checks) implements Tabular {

    record Checked(String invariant, String statement, boolean ok, List<InvariantCheck.Violation> violations) {}

    static CheckedInvariants of(List<CheckResult> results) {
        return new CheckedInvariants(results.stream()
                .map(result -> new Checked(result.invariant(), result.statement(), result.ok(), result.violations()))
                .sorted(Comparator.comparing(Checked::invariant).thenComparing(Checked::statement))
                .toList());
    }

    @Override
    public Table table() {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var check : checks) {
            rows.add(Table.row(check.invariant(), check.statement(), check.ok(), null, null));
            check.violations()
                    .forEach(violation -> rows.add(Table.row(
                            check.invariant(), check.statement(), false, violation.subject(), violation.detail())));
        }
        return new Table("checks", List.of("invariant", "statement", "ok", "subject", "detail"), rows);
    }
}
