package io.tieout.reconciliation.dispute;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A file that does not come in: too large, one too many, of another kind, or not what it claims to be.
public final class DisputeFileRefused extends RuleViolation {

    private DisputeFileRefused(String why) {
        super("dispute-file-refused", "The file cannot be added", "The file " + why, new FieldProblem("file", why));
    }

    static DisputeFileRefused kind() {
        var allowed = Arrays.stream(FileKind.values()).map(FileKind::mediaType).collect(Collectors.joining(", "));
        return new DisputeFileRefused("is of a type that is not taken; possible are " + allowed);
    }

    static DisputeFileRefused other(FileKind claimed) {
        return new DisputeFileRefused("is no " + claimed);
    }

    static DisputeFileRefused size(int most) {
        return new DisputeFileRefused("must have 1 to " + most + " bytes");
    }

    static DisputeFileRefused name() {
        return new DisputeFileRefused("must have a name of 1 to 200 letters without a path");
    }

    static DisputeFileRefused count(int most) {
        return new DisputeFileRefused("is one too many: a dispute takes " + most);
    }
}
