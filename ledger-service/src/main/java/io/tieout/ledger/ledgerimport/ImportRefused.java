package io.tieout.ledger.ledgerimport;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;

/// A row of the file is wrong, so nothing of it came in. The rows are kept with the import's id.
final class ImportRefused extends RuleViolation {

    private static final int SHOWN = 100;

    private final transient ImportOutcome outcome;

    ImportRefused(ImportId id, ImportOutcome outcome) {
        super(
                "import-refused",
                "A row of the file is refused, so nothing came in",
                outcome.problems().size() + " problems, the first in line "
                        + outcome.problems().getFirst().line(),
                outcome.problems().stream()
                        .limit(SHOWN)
                        .map(problem -> new FieldProblem(
                                "file", "line " + problem.line() + ", " + problem.column() + ": " + problem.reason()))
                        .toArray(FieldProblem[]::new));
        fact("importId", id.value());
        fact("problems", outcome.problems().size());
        this.outcome = outcome;
    }

    ImportOutcome outcome() {
        return outcome;
    }
}
