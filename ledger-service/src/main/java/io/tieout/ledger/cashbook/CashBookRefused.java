package io.tieout.ledger.cashbook;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.List;

/// A line is refused, so nothing of an atomic batch was posted.
final class CashBookRefused extends RuleViolation {

    /// @param results of all lines
    CashBookRefused(List<CashBookResponse.Result> results) {
        super(
                "cash-book-refused",
                "A line is refused, so none was posted",
                refused(results).size() + " of " + results.size() + " lines are wrong",
                refused(results).stream()
                        .flatMap(result -> result.errors().stream()
                                .map(error -> new FieldProblem(
                                        "/lines/" + result.index() + error.pointer(), error.message())))
                        .toArray(FieldProblem[]::new));
        fact("refused", refused(results));
    }

    private static List<CashBookResponse.Result> refused(List<CashBookResponse.Result> results) {
        return results.stream().filter(result -> result.entryId() == null).toList();
    }
}
