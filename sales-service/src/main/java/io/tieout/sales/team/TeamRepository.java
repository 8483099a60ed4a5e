package io.tieout.sales.team;

import io.tieout.platform.sql.RecordRowMapper;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TeamRepository {

    private static final int MAX_ROWS = 5000;

    private final JdbcClient jdbc;

    TeamRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean insert(UUID companyId, Team team) {
        return jdbc.sql("""
                                insert into team (company_id, team_id, name, region, manager_user_id)
                                values (:company, :id, :name, :region, :manager)
                                on conflict do nothing
                                """)
                        .param("company", companyId)
                        .param("id", team.teamId())
                        .param("name", team.name())
                        .param("region", team.region())
                        .param("manager", team.managerUserId())
                        .update()
                == 1;
    }

    boolean insert(UUID companyId, Representative representative) {
        return jdbc.sql("""
                                insert into representative (company_id, representative_id, name, team_id, user_id)
                                values (:company, :id, :name, :team, :user)
                                on conflict do nothing
                                """)
                        .param("company", companyId)
                        .param("id", representative.representativeId())
                        .param("name", representative.name())
                        .param("team", representative.teamId())
                        .param("user", representative.userId())
                        .update()
                == 1;
    }

    boolean teamExists(UUID companyId, UUID teamId) {
        return jdbc.sql("select exists (select 1 from team where company_id = :company and team_id = :id)")
                .param("company", companyId)
                .param("id", teamId)
                .query(Boolean.class)
                .single();
    }

    boolean representativeExists(UUID companyId, UUID representativeId) {
        return jdbc.sql("""
                        select exists (select 1 from representative
                                        where company_id = :company and representative_id = :id)
                        """)
                .param("company", companyId)
                .param("id", representativeId)
                .query(Boolean.class)
                .single();
    }

    List<Team> teams(UUID companyId) {
        return jdbc.sql("""
                        select team_id, name, region, manager_user_id from team
                         where company_id = :company order by name limit :limit
                        """)
                .param("company", companyId)
                .param("limit", MAX_ROWS)
                .query(RecordRowMapper.of(Team.class))
                .list();
    }

    List<Representative> representatives(UUID companyId) {
        return jdbc.sql("""
                        select representative_id, name, team_id, user_id from representative
                         where company_id = :company order by name limit :limit
                        """)
                .param("company", companyId)
                .param("limit", MAX_ROWS)
                .query(RecordRowMapper.of(Representative.class))
                .list();
    }
}
