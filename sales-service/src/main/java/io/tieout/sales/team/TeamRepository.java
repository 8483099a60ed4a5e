package io.tieout.sales.team;

import io.tieout.platform.sql.RecordRowMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TeamRepository {

    private static final int MAX_ROWS = 5000;

    private final JdbcClient jdbc;

    TeamRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One change of a company's teams after the other: two at once could close a circle together.
    void lockTree(UUID companyId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('sales.team'), hashtext(:company::text))")
                .param("company", companyId)
                .query((row, number) -> true)
                .single();
    }

    boolean insertTeam(UUID companyId, UUID teamId, String name) {
        return jdbc.sql("""
                                insert into team (company_id, team_id, name) values (:company, :id, :name)
                                on conflict do nothing
                                """)
                        .param("company", companyId)
                        .param("id", teamId)
                        .param("name", name)
                        .update()
                == 1;
    }

    void insertStanding(
            UUID companyId,
            UUID teamId,
            int changeNo,
            LocalDate from,
            TeamService.Standing standing,
            UUID changedBy,
            Instant at) {
        jdbc.sql("""
                        insert into team_standing (company_id, team_id, change_no, from_date, region, parent_team_id,
                            manager_user_id, changed_by, changed_at)
                        values (:company, :id, :no, :from, :region, :parent, :manager, :by, :at)
                        """)
                .param("company", companyId)
                .param("id", teamId)
                .param("no", changeNo)
                .param("from", from)
                .param("region", standing.region())
                .param("parent", standing.parentTeamId())
                .param("manager", standing.managerUserId())
                .param("by", changedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void endStanding(UUID companyId, UUID teamId, int changeNo, LocalDate until) {
        jdbc.sql("""
                        update team_standing set until_date = :until
                         where company_id = :company and team_id = :id and change_no = :no
                        """)
                .param("until", until)
                .param("company", companyId)
                .param("id", teamId)
                .param("no", changeNo)
                .update();
    }

    /// Whether a team is, or stands under, another one on the day or later.
    boolean standsUnder(UUID companyId, UUID teamId, UUID otherTeamId, LocalDate from) {
        return jdbc.sql("""
                        with recursive above (team_id) as (
                            select :team::uuid
                             union
                            select s.parent_team_id
                              from above
                              join team_standing s on s.company_id = :company and s.team_id = above.team_id
                             where s.parent_team_id is not null
                               and (s.until_date is null or s.until_date > :from))
                        select exists (select 1 from above where team_id = :other)
                        """)
                .param("team", teamId)
                .param("company", companyId)
                .param("from", from)
                .param("other", otherTeamId)
                .query(Boolean.class)
                .single();
    }

    boolean insertRepresentative(UUID companyId, Representative representative) {
        return jdbc.sql("""
                                insert into representative (company_id, representative_id, name, user_id)
                                values (:company, :id, :name, :user)
                                on conflict do nothing
                                """)
                        .param("company", companyId)
                        .param("id", representative.representativeId())
                        .param("name", representative.name())
                        .param("user", representative.userId())
                        .update()
                == 1;
    }

    void insertMembership(
            UUID companyId,
            UUID representativeId,
            int changeNo,
            LocalDate from,
            @Nullable UUID teamId,
            UUID changedBy,
            Instant at) {
        jdbc.sql("""
                        insert into team_membership (company_id, representative_id, change_no, from_date, team_id, changed_by,
                            changed_at)
                        values (:company, :id, :no, :from, :team, :by, :at)
                        """)
                .param("company", companyId)
                .param("id", representativeId)
                .param("no", changeNo)
                .param("from", from)
                .param("team", teamId)
                .param("by", changedBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void endMembership(UUID companyId, UUID representativeId, int changeNo, LocalDate until) {
        jdbc.sql("""
                        update team_membership set until_date = :until
                         where company_id = :company and representative_id = :id and change_no = :no
                        """)
                .param("until", until)
                .param("company", companyId)
                .param("id", representativeId)
                .param("no", changeNo)
                .update();
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

    /// @param teamId only this one; all where null
    List<Team> teams(UUID companyId, @Nullable UUID teamId, LocalDate asOf) {
        return jdbc.sql("""
                        select t.team_id, t.name, s.region, s.parent_team_id, s.manager_user_id, s.from_date, s.change_no
                          from team t
                          join team_standing s on s.company_id = t.company_id and s.team_id = t.team_id
                         where t.company_id = :company
                           and (:team::uuid is null or t.team_id = :team)
                           and s.from_date <= :asOf and (s.until_date is null or s.until_date > :asOf)
                         order by t.name
                         limit :limit
                        """)
                .param("company", companyId)
                .param("team", teamId)
                .param("asOf", asOf)
                .param("limit", MAX_ROWS)
                .query((row, number) -> new Team(
                        row.getObject("team_id", UUID.class),
                        row.getString("name"),
                        row.getString("region"),
                        row.getObject("parent_team_id", UUID.class),
                        row.getObject("manager_user_id", UUID.class),
                        row.getObject("from_date", LocalDate.class),
                        row.getInt("change_no")))
                .list();
    }

    List<TeamChange> teamChanges(UUID companyId, UUID teamId) {
        return jdbc.sql("""
                        select change_no as version, from_date as "from", until_date as "until", region, parent_team_id,
                               manager_user_id, changed_by, changed_at
                          from team_standing
                         where company_id = :company and team_id = :id
                         order by change_no
                        """)
                .param("company", companyId)
                .param("id", teamId)
                .query(RecordRowMapper.of(TeamChange.class))
                .list();
    }

    /// @param representativeId only this one; all where null
    List<Representative> representatives(UUID companyId, @Nullable UUID representativeId, LocalDate asOf) {
        RowMapper<Representative> representative = (row, number) -> new Representative(
                row.getObject("representative_id", UUID.class),
                row.getString("name"),
                row.getObject("team_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getObject("from_date", LocalDate.class),
                row.getInt("change_no"));
        return jdbc.sql("""
                        select r.representative_id, r.name, m.team_id, r.user_id, m.from_date, m.change_no
                          from representative r
                          join team_membership m
                            on m.company_id = r.company_id and m.representative_id = r.representative_id
                         where r.company_id = :company
                           and (:representative::uuid is null or r.representative_id = :representative)
                           and m.from_date <= :asOf and (m.until_date is null or m.until_date > :asOf)
                         order by r.name
                         limit :limit
                        """)
                .param("company", companyId)
                .param("representative", representativeId)
                .param("asOf", asOf)
                .param("limit", MAX_ROWS)
                .query(representative)
                .list();
    }

    List<MembershipChange> membershipChanges(UUID companyId, UUID representativeId) {
        return jdbc.sql("""
                        select change_no as version, from_date as "from", until_date as "until", team_id, changed_by,
                               changed_at
                          from team_membership
                         where company_id = :company and representative_id = :id
                         order by change_no
                        """)
                .param("company", companyId)
                .param("id", representativeId)
                .query(RecordRowMapper.of(MembershipChange.class))
                .list();
    }
}
