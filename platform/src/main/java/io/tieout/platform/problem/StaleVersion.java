package io.tieout.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/// The caller's `If-Match` names a version that is no longer the current one (412).
public final class StaleVersion extends Refusal {

    public StaleVersion(long expectedVersion, long currentVersion) {
        super(
                HttpStatus.PRECONDITION_FAILED,
                "stale-version",
                "The resource was changed by someone else",
                "If-Match named version " + expectedVersion + ", the current version is " + currentVersion,
                List.of(new FieldProblem("If-Match", "is not the current version")));
        fact("currentVersion", currentVersion);
    }
}
