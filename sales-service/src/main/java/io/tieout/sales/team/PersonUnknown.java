package io.tieout.sales.team;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.UUID;

/// Whoever leads a team sees what its people sell: nobody is put into one by somebody who does not see
/// that already.
final class PersonUnknown extends RuleViolation {

    PersonUnknown(UUID userId, String pointer) {
        super(
                "person-unknown",
                "There is nobody like this for you",
                "You see no sales of the user " + userId + ", and so cannot put him or her into a team",
                new FieldProblem(pointer, "is nobody whose sales you see"));
    }
}
