package io.tieout.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/// There is no such thing, or the caller may not know of it (404).
public class NotFound extends Refusal {

    public NotFound(String code, String title, String detail, FieldProblem... errors) {
        super(HttpStatus.NOT_FOUND, code, title, detail, List.of(errors));
    }
}
