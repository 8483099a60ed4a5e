package io.tieout.sales.team;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Asks whether a caller may see a record that something else refers to.
@Component
public class SightQueries {

    private final JdbcClient jdbc;

    SightQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean seesDeal(UUID companyId, UUID dealId, Sight sight) {
        return jdbc.sql("select exists (select 1 from deal d where d.company_id = :company and d.deal_id = :deal "
                        + Sight.OF_DEALS + ")")
                .param("company", companyId)
                .param("deal", dealId)
                .params(sight.parameters())
                .query(Boolean.class)
                .single();
    }

    public boolean seesOrder(UUID companyId, UUID orderId, Sight sight) {
        return jdbc.sql(
                        "select exists (select 1 from sales_order o where o.company_id = :company and o.order_id = :order "
                                + Sight.OF_ORDERS + ")")
                .param("company", companyId)
                .param("order", orderId)
                .params(sight.parameters())
                .query(Boolean.class)
                .single();
    }

    /// Whether the caller leads the team or one above it.
    boolean leadsTeam(UUID companyId, UUID teamId, Sight sight) {
        return jdbc.sql("select exists (select 1 from team t where t.company_id = :company and t.team_id = :team "
                        + Sight.ofTeams("t.team_id") + ")")
                .param("company", companyId)
                .param("team", teamId)
                .params(sight.parameters())
                .query(Boolean.class)
                .single();
    }

    boolean seesRepresentative(UUID companyId, UUID representativeId, Sight sight) {
        return jdbc.sql("select exists (select 1 from representative r "
                        + "where r.company_id = :company and r.representative_id = :representative "
                        + Sight.ofRepresentatives("r.representative_id") + ")")
                .param("company", companyId)
                .param("representative", representativeId)
                .params(sight.parameters())
                .query(Boolean.class)
                .single();
    }

    /// Whether the caller sees what the user enters.
    boolean seesRecordsOf(UUID companyId, UUID userId, Sight sight) {
        return jdbc.sql("select exists (select 1 from (values (:user::uuid)) person (user_id) where true "
                        + Sight.ofRecordsOf("person.user_id") + ")")
                .param("company", companyId)
                .param("user", userId)
                .params(sight.parameters())
                .query(Boolean.class)
                .single();
    }
}
