package io.tieout.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/// The request itself is malformed: a header, a parameter or a field has the wrong shape (400, 413, 428 …).
public class BadRequest extends Refusal {

    public BadRequest(String code, String title, String detail, FieldProblem... errors) {
        this(HttpStatus.BAD_REQUEST, code, title, detail, errors);
    }

    public BadRequest(HttpStatus status, String code, String title, String detail, FieldProblem... errors) {
        super(status, code, title, detail, List.of(errors));
    }
}
