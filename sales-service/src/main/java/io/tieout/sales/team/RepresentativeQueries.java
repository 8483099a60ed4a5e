package io.tieout.sales.team;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks representatives up for other features.
@Component
public class RepresentativeQueries {

    private final JdbcClient jdbc;

    RepresentativeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of the given ones that there are.
    public Set<UUID> known(UUID companyId, Collection<UUID> representativeIds) {
        return jdbc.sql("""
                        select representative_id from representative
                         where company_id = :company and representative_id = any(:ids)
                        """)
                .param("company", companyId)
                .param("ids", representativeIds.toArray(UUID[]::new))
                .query((row, index) -> row.getObject("representative_id", UUID.class))
                .set();
    }

    public Optional<UUID> findByName(UUID companyId, String name) {
        return jdbc.sql("select representative_id from representative where company_id = :company and name = :name")
                .param("company", companyId)
                .param("name", name)
                .query(UUID.class)
                .optional();
    }

    /// The team to which somebody belongs on a day.
    public Optional<UUID> teamOf(UUID companyId, UUID representativeId, LocalDate day) {
        return jdbc.sql("""
                        select team_id from team_membership
                         where company_id = :company and representative_id = :id and team_id is not null
                           and from_date <= :day and (until_date is null or until_date > :day)
                        """)
                .param("company", companyId)
                .param("id", representativeId)
                .param("day", day)
                .query(UUID.class)
                .optional();
    }
}
