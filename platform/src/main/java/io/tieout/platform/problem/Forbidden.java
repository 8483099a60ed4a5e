package io.tieout.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/// The caller is known and may not do this (403). For a record that the caller may not even know of, use [NotFound].
public class Forbidden extends Refusal {

    public Forbidden(String code, String title, String detail, FieldProblem... errors) {
        super(HttpStatus.FORBIDDEN, code, title, detail, List.of(errors));
    }
}
