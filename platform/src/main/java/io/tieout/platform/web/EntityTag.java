package io.tieout.platform.web;

import io.tieout.platform.problem.BadRequest;
import io.tieout.platform.problem.FieldProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// The `ETag` of a resource is its version in quotes; a change names it in `If-Match`.
public final class EntityTag {

    private EntityTag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /// @param ifMatch the request header, absent when null
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new BadRequest(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-required",
                    "A change needs the version it is based on",
                    "Send the ETag of the resource as If-Match",
                    new FieldProblem("If-Match", "is required"));
        }
        var tag = ifMatch.strip();
        if (!tag.matches("\"\\d{1,18}\"")) {
            throw new BadRequest(
                    "invalid-if-match",
                    "If-Match is not an entity tag of this API",
                    "If-Match must be one quoted version, for example \"3\"",
                    new FieldProblem("If-Match", "must be one quoted version"));
        }
        return Long.parseLong(tag.substring(1, tag.length() - 1));
    }
}
