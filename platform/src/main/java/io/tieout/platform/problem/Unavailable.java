package io.tieout.platform.problem;

import java.util.List;
import org.springframework.http.HttpStatus;

/// The request is fine and cannot be served at this moment (503); the answer carries `Retry-After`.
public class Unavailable extends Refusal {

    public Unavailable(String code, String title, String detail) {
        super(HttpStatus.SERVICE_UNAVAILABLE, code, title, detail, List.of());
    }
}
