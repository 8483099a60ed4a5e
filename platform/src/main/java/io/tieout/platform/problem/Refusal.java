package io.tieout.platform.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/// A request that was understood and is refused. Nothing of it is kept: the transaction around it rolls back.
public abstract class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final String title;
    private final List<FieldProblem> errors;
    private final transient Map<String, Object> facts = new LinkedHashMap<>();

    /// @param code stable, kebab-case, listed in `docs/problems.md`; clients decide by it
    /// @param title the same for every occurrence of this code
    /// @param detail this occurrence, for people: what and where
    protected Refusal(HttpStatus status, String code, String title, String detail, List<FieldProblem> errors) {
        super(detail);
        this.status = status;
        this.code = code;
        this.title = title;
        this.errors = List.copyOf(errors);
    }

    /// Adds a further member to the problem document, for example the current version or the open amount.
    protected final void fact(String name, Object value) {
        facts.put(name, value);
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    public Map<String, Object> facts() {
        return Map.copyOf(facts);
    }
}
