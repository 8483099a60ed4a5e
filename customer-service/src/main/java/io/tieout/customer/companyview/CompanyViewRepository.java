package io.tieout.customer.companyview;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CompanyViewRepository {

    private final JdbcClient jdbc;

    CompanyViewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(UUID companyId, ZoneId zone, long version) {
        jdbc.sql("""
                        insert into company_view as known (company_id, time_zone, sql_time_zone, version)
                        values (:company, :zone, :sqlZone, :version)
                        on conflict (company_id) do update
                           set time_zone = excluded.time_zone, sql_time_zone = excluded.sql_time_zone,
                               version = excluded.version
                         where known.version < excluded.version
                        """)
                .param("company", companyId)
                .param("zone", zone.getId())
                .param("sqlZone", sqlZone(zone))
                .param("version", version)
                .update();
    }

    Optional<ZoneId> zone(UUID companyId) {
        return jdbc.sql("select time_zone from company_view where company_id = :company")
                .param("company", companyId)
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }

    /// PostgreSQL reads the sign of `UTC+3` the other way round, so a fixed offset is written as POSIX has it.
    static String sqlZone(ZoneId zone) {
        if (!zone.getRules().isFixedOffset()) {
            return zone.getId();
        }
        var offset = zone.getRules().getOffset(Instant.EPOCH);
        int minutes = offset.getTotalSeconds() / 60;
        return "<%s>%s%02d:%02d"
                .formatted(
                        offset.getId().equals("Z") ? "UTC" : offset.getId().replace(":", ""),
                        minutes > 0 ? "-" : "+",
                        Math.abs(minutes) / 60,
                        Math.abs(minutes) % 60);
    }
}
