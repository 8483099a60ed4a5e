package io.tieout.sales.team;

import static io.tieout.platform.security.Role.ACCOUNTANT;
import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.INTEGRATOR;
import static io.tieout.platform.security.Role.OPERATOR;
import static io.tieout.platform.security.Role.SUPPORT;

import io.tieout.platform.security.Caller;
import io.tieout.platform.security.Role;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which deals and orders a caller may see: all of the company, or own ones and those of the teams that he or she
/// leads. The same restriction cuts lists, counts and single records.
///
/// @param everything no restriction within the company
public record Sight(boolean everything, UUID userId) {

    private static final Set<Role> SEES_ALL = Set.of(ACCOUNTANT, AUDITOR, ADMIN, SUPPORT, INTEGRATOR, OPERATOR);

    /// Continues a `where` clause over `deal d`. A deal is of whoever entered it and of its representative.
    public static final String OF_DEALS = """
              and (:seesAll
               or d.owner_user_id = :viewer
               or exists (select 1 from representative r
                            left join team t on t.company_id = r.company_id and t.team_id = r.team_id
                           where r.company_id = d.company_id
                             and (r.representative_id = d.representative_id or r.user_id = d.owner_user_id)
                             and :viewer in (r.user_id, t.manager_user_id)))
            """;

    /// Continues a `where` clause over `sales_order o`. An order is of whoever entered it and of those of its deal.
    public static final String OF_ORDERS = """
              and (:seesAll
               or o.owner_user_id = :viewer
               or exists (select 1 from representative r
                            join team t on t.company_id = r.company_id and t.team_id = r.team_id
                           where r.company_id = o.company_id
                             and r.user_id = o.owner_user_id
                             and t.manager_user_id = :viewer)
               or exists (select 1 from deal d
                           where d.company_id = o.company_id and d.deal_id = o.deal_id
            """ + OF_DEALS + "))\n";

    public static Sight of(Caller caller) {
        return new Sight(caller.roles().stream().anyMatch(SEES_ALL::contains), caller.id());
    }

    /// The parameters that both clauses need.
    public Map<String, Object> parameters() {
        return Map.of("seesAll", everything, "viewer", userId);
    }
}
