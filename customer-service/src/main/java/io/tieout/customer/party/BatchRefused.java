package io.tieout.customer.party;

import io.tieout.customer.party.CustomerBatchResponse.Outcome;
import io.tieout.customer.party.CustomerBatchResponse.Result;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.List;
import java.util.Objects;

/// One operation of an atomic batch cannot be, so none is.
final class BatchRefused extends RuleViolation {

    BatchRefused(List<Result> results) {
        super(
                "batch-refused",
                "An operation of the batch is refused, so nothing of it was done",
                results.stream()
                                .filter(result -> result.outcome() == Outcome.REFUSED)
                                .count()
                        + " of " + results.size() + " operations are refused; 'results' says why",
                results.stream()
                        .filter(result -> result.outcome() == Outcome.REFUSED)
                        .map(BatchRefused::error)
                        .toArray(FieldProblem[]::new));
        fact("results", results.stream().map(Result::undone).toList());
    }

    private static FieldProblem error(Result result) {
        return new FieldProblem(
                "/operations/" + result.index(),
                Objects.requireNonNull(result.problem()).detail());
    }
}
