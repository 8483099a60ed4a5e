package io.tieout.customer.lead;

import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which leads a caller may see: all of the company, or own ones and the pool.
record LeadSight(boolean everything, UUID userId) {

    private static final Set<Role> SEES_ALL =
            Set.of(Role.SALES_MANAGER, Role.SUPPORT, Role.AUDITOR, Role.ADMIN, Role.INTEGRATOR, Role.OPERATOR);

    /// Continues a `where` clause over `lead`.
    static final String OF_LEADS = " and (:seesAll or owner_user_id is null or owner_user_id = :viewer)\n";

    static LeadSight of(Caller caller) {
        return new LeadSight(caller.roles().stream().anyMatch(SEES_ALL::contains), caller.id());
    }

    Map<String, Object> parameters() {
        return Map.of("seesAll", everything, "viewer", userId);
    }

    boolean sees(Lead lead) {
        return everything || lead.ownerUserId() == null || lead.ownerUserId().equals(userId);
    }

    /// What of it is shown.
    Lead show(Lead lead) {
        return everything || lead.ownerUserId() != null ? lead : lead.covered();
    }
}
