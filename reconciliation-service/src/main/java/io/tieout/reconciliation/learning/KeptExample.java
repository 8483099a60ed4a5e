package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.matching.Assessment;
import io.tieout.reconciliation.matching.Training;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was proposed for a line, and what became of it.
///
/// @param chosen which proposal was right, from 0
/// @param undone somebody took it back
record KeptExample(
        UUID matchId,
        UUID lineId,
        String decidedBy,
        Instant decidedAt,
        String ruleVersion,
        List<Assessment> assessments,
        @Nullable Integer chosen,
        boolean undone) {

    KeptExample {
        assessments = List.copyOf(assessments);
    }

    boolean isEligible() {
        return assessments.size() == 1 && assessments.getFirst().eligible();
    }

    Training.Example forTraining() {
        var judged = new ArrayList<Training.Judged>();
        for (int i = 0; i < assessments.size(); i++) {
            boolean right = !undone && chosen != null && chosen == i;
            judged.add(new Training.Judged(assessments.get(i).values(), right));
        }
        return new Training.Example(matchId.toString(), decidedAt, isEligible(), judged);
    }
}
