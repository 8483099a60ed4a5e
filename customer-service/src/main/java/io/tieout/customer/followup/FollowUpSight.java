package io.tieout.customer.followup;

import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// All of the company, or what is for the caller or was asked for by the caller.
record FollowUpSight(boolean everything, UUID userId) {

    private static final Set<Role> SEES_ALL =
            Set.of(Role.SALES_MANAGER, Role.AUDITOR, Role.ADMIN, Role.INTEGRATOR, Role.OPERATOR);

    /// Continues a `where` clause over `follow_up f`.
    static final String OF_FOLLOW_UPS = " and (:seesAll or f.assignee_user_id = :viewer or f.created_by = :viewer)\n";

    static FollowUpSight of(Caller caller) {
        return new FollowUpSight(caller.roles().stream().anyMatch(SEES_ALL::contains), caller.id());
    }

    Map<String, Object> parameters() {
        return Map.of("seesAll", everything, "viewer", userId);
    }
}
