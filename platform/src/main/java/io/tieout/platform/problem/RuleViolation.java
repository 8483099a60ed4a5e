package io.tieout.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/// The request is well formed and breaks a rule of the trade (422).
public class RuleViolation extends Refusal {

    public RuleViolation(String code, String title, String detail, FieldProblem... errors) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, code, title, detail, List.of(errors));
    }
}
