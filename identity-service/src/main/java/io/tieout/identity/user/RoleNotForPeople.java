package io.tieout.identity.user;

import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.RuleViolation;
import io.tieout.platform.security.Role;
import java.util.Collection;
import java.util.stream.Collectors;

final class RoleNotForPeople extends RuleViolation {

    RoleNotForPeople(Collection<Role> roles) {
        super(
                "role-not-for-people",
                "A user needs one or more of the roles for people",
                "Given: " + names(roles) + "; possible: " + names(User.ROLES),
                new FieldProblem("/roles", "must name one or more of " + names(User.ROLES)));
    }

    private static String names(Collection<Role> roles) {
        return roles.isEmpty()
                ? "none"
                : roles.stream().sorted().map(Role::name).collect(Collectors.joining(", "));
    }
}
