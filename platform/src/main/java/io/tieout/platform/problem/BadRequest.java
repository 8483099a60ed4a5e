package io.tieout.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;

/// The request itself is malformed: a header, a parameter or a field has the wrong shape (400, 413, 428 …).
public class BadRequest extends Refusal {

    public BadRequest(String code, String title, String detail, FieldProblem... errors) {
        this(HttpStatus.BAD_REQUEST, code, title, detail, errors);
    }

    /// A JSON document that was read by the service itself cannot be: says where.
    public static Refusal unreadable(JacksonException failure) {
        return UnreadableBody.refusal(failure);
    }

    public static Refusal invalidFields(List<FieldProblem> errors) {
        return UnreadableBody.invalidFields(errors);
    }

    public BadRequest(HttpStatus status, String code, String title, String detail, FieldProblem... errors) {
        super(status, code, title, detail, List.of(errors));
    }
}
