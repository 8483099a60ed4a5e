package io.tieout.localstack.api;

import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/// The API said no: a problem document (RFC 9457), or whatever came instead.
public final class ApiRefusal extends RuntimeException {

    private final int status;
    private final transient JsonNode problem;

    ApiRefusal(String request, int status, JsonNode problem) {
        super(request + " was refused: " + status + " " + describe(problem));
        this.status = status;
        this.problem = problem;
    }

    public int status() {
        return status;
    }

    /// The stable code, empty when the answer was no problem document.
    public String code() {
        return problem.path("code").asString("");
    }

    public JsonNode problem() {
        return problem;
    }

    /// The reason in one line for a person.
    public String reason() {
        return describe(problem);
    }

    private static String describe(JsonNode problem) {
        if (!problem.isObject()) {
            return problem.asString("");
        }
        var parts = new ArrayList<String>();
        parts.add(problem.path("code").asString(problem.path("error").asString("")));
        var detail = problem.path("detail").asString(problem.path("title").asString(""));
        if (!detail.isEmpty()) {
            parts.add(detail);
        }
        for (var error : problem.path("errors")) {
            parts.add(error.path("pointer").asString("") + " "
                    + error.path("message").asString(error.path("detail").asString("")));
        }
        return String.join("; ", parts);
    }
}
