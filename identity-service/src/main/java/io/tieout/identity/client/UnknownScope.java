package io.tieout.identity.client;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import java.util.Set;
import java.util.TreeSet;

final class UnknownScope extends RuleViolation {

    UnknownScope(Set<String> unknown) {
        super(
                "unknown-scope",
                "A client can only be given scopes that exist",
                "Not known: " + String.join(", ", new TreeSet<>(unknown)),
                new FieldProblem(
                        "/scopes", "must be some of " + String.join(", ", new TreeSet<>(Client.INTEGRATOR_SCOPES))));
    }
}
