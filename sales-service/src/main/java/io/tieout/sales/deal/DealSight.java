package io.tieout.sales.deal;

import java.util.UUID;

/// Which deals a caller may see. The same restriction cuts lists, counts and single records.
///
/// @param everything no restriction
/// @param userId otherwise: own deals, and those of the teams that this user leads
record DealSight(boolean everything, UUID userId) {

    /// Continues a `where` clause over `deal d`; needs the parameters `seesAll` and `viewer`.
    static final String PREDICATE = """
              and (:seesAll
             or d.owner_user_id = :viewer
             or exists (select 1 from representative r left join team t
                            on t.company_id = r.company_id and t.team_id = r.team_id
                         where r.company_id = d.company_id and r.representative_id = d.representative_id
                           and (r.user_id = :viewer or t.manager_user_id = :viewer)))
            """;
}
