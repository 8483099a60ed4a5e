package io.tieout.ledger.attachment;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A file that does not come in: too large, of another kind, or not what it claims to be.
final class AttachmentRefused extends RuleViolation {

    private AttachmentRefused(String why) {
        super("attachment-refused", "The file cannot be attached", "The file " + why, new FieldProblem("file", why));
    }

    static AttachmentRefused kind(String claimed) {
        var allowed = Arrays.stream(FileKind.values()).map(FileKind::mediaType).collect(Collectors.joining(", "));
        return new AttachmentRefused(
                "is of the type '" + claimed.replaceAll("[^a-zA-Z0-9/+.-]", "") + "'; possible are " + allowed);
    }

    static AttachmentRefused other(FileKind claimed) {
        return new AttachmentRefused("is no " + claimed);
    }

    static AttachmentRefused size(int most) {
        return new AttachmentRefused("must have 1 to " + most + " bytes");
    }
}
