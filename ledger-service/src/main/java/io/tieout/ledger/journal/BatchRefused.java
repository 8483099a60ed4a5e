package io.tieout.ledger.journal;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.Refusal;
import io.tieout.platform.problem.RuleViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An atomic batch holds an entry that is refused, so nothing of it was posted. The member `refused` lists every
/// wrong entry by its index.
final class BatchRefused extends RuleViolation {

    /// @param refusals per entry of the batch, null where the entry alone would have been right
    BatchRefused(List<@Nullable Refusal> refusals) {
        super(
                "batch-refused",
                "An entry of the batch is refused, so none was posted",
                refusals.stream().filter(Objects::nonNull).count() + " of " + refusals.size() + " entries are wrong",
                errors(refusals));
        fact("refused", facts(refusals));
    }

    private static FieldProblem[] errors(List<@Nullable Refusal> refusals) {
        var errors = new ArrayList<FieldProblem>();
        for (int index = 0; index < refusals.size(); index++) {
            var refusal = refusals.get(index);
            if (refusal != null) {
                var entry = "/entries/" + index;
                refusal.errors()
                        .forEach(error -> errors.add(new FieldProblem(entry + error.pointer(), error.message())));
            }
        }
        return errors.toArray(FieldProblem[]::new);
    }

    private static List<Map<String, Object>> facts(List<@Nullable Refusal> refusals) {
        return IntStream.range(0, refusals.size())
                .boxed()
                .flatMap(index -> {
                    var refusal = refusals.get(index);
                    return refusal == null
                            ? Stream.empty()
                            : Stream.of(Map.<String, Object>of(
                                    "index", index, "code", refusal.code(), "detail", refusal.detail()));
                })
                .toList();
    }
}
