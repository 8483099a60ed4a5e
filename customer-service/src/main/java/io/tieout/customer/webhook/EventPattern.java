package io.tieout.customer.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.problem.InvalidValue;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which event types are wanted: one, or all that begin alike (`tieout.sales.order-*`).
record EventPattern(@JsonValue String value) {

    private static final Pattern FORM =
            Pattern.compile("\\*|tieout\\.\\*|tieout\\.[a-z]+\\.([a-z0-9.-]*\\*|[a-z0-9.-]+)");
    private static final int MAX_LENGTH = 100;

    /// An integrator needs the scope by which it reads the same data through the API.
    private static final Map<String, String> SCOPES = Map.of(
            "customer", "customers:read",
            "sales", "sales:read",
            "ledger", "ledger:read",
            "reconciliation", "reconciliation:read",
            "identity", "identity:read");

    @JsonCreator
    EventPattern {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new InvalidValue("must be an event type, or its beginning and *");
        }
    }

    boolean fits(String type) {
        return isPrefix() ? type.startsWith(beginning()) : type.equals(value);
    }

    boolean isPrefix() {
        return value.endsWith("*");
    }

    /// What all types begin with that fit.
    String beginning() {
        return isPrefix() ? value.substring(0, value.length() - 1) : value;
    }

    Set<String> scopes() {
        var service = value.split("\\.", -1);
        if (service.length < 3) {
            return new TreeSet<>(SCOPES.values());
        }
        var scope = SCOPES.get(service[1]);
        return scope == null ? Set.of() : Set.of(scope);
    }

    static Set<String> scopes(Collection<EventPattern> patterns) {
        return patterns.stream()
                .flatMap(pattern -> pattern.scopes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean anyFits(Collection<EventPattern> patterns, String type) {
        return patterns.stream().anyMatch(pattern -> pattern.fits(type));
    }
}
