package io.tieout.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/// The request does not fit the present state, and might at another time (409).
public class Conflict extends Refusal {

    public Conflict(String code, String title, String detail, FieldProblem... errors) {
        super(HttpStatus.CONFLICT, code, title, detail, List.of(errors));
    }
}
