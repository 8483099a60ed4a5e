package io.tieout.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of every answer that is not a success (RFC 9457, `application/problem+json`).
///
/// @param type `urn:problem:<service>:<code>`
/// @param title the same for every occurrence of the code
/// @param detail this occurrence, for people
/// @param instance the path that was called
/// @param code stable, listed in `docs/problems.md`
/// @param errors the parts of the request that are wrong
/// @param facts further members, for example the current version
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "traceId", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        @Nullable String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors,
        @JsonAnyGetter Map<String, Object> facts) {

    public Problem {
        errors = List.copyOf(errors);
    }
}
