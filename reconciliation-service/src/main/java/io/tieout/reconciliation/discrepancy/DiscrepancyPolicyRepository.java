package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.problem.StaleVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class DiscrepancyPolicyRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DiscrepancyPolicyRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The company's, or the standard.
    StoredPolicy get(UUID companyId) {
        return jdbc.sql("""
                        select due_days, grace_days, reminder_days, version
                        from discrepancy_policy
                        where company_id = :company
                        """)
                .param("company", companyId)
                .query(this::read)
                .optional()
                .orElse(StoredPolicy.STANDARD);
    }

    private StoredPolicy read(ResultSet row, int number) throws SQLException {
        var days = new EnumMap<DiscrepancyKind, Integer>(DiscrepancyKind.class);
        json.readTree(row.getString("due_days"))
                .properties()
                .forEach(kind -> days.put(
                        DiscrepancyKind.valueOf(kind.getKey()), kind.getValue().asInt()));
        return new StoredPolicy(
                new DiscrepancyPolicy(days, row.getInt("grace_days"), List.of((Integer[])
                        row.getArray("reminder_days").getArray())),
                row.getLong("version"));
    }

    void put(UUID companyId, DiscrepancyPolicy policy, long expectedVersion, UUID userId, Instant now) {
        int changed = jdbc.sql("""
                        insert into discrepancy_policy as known (company_id, due_days, grace_days, reminder_days, version,
                            changed_by, changed_at)
                        select :company, cast(:days as jsonb), :grace, cast(:reminders as integer[]), 1, :user, :now
                        where :expected = 0 or exists (select from discrepancy_policy where company_id = :company)
                        on conflict (company_id) do update
                        set due_days = excluded.due_days, grace_days = excluded.grace_days,
                            reminder_days = excluded.reminder_days, version = known.version + 1,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        where known.version = :expected
                        """)
                .param("company", companyId)
                .param("days", json.writeValueAsString(Map.copyOf(policy.dueDays())))
                .param("grace", policy.graceDays())
                .param("reminders", policy.reminderDays().toArray(Integer[]::new))
                .param("expected", expectedVersion)
                .param("user", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (changed == 0) {
            throw new StaleVersion(expectedVersion, get(companyId).version());
        }
    }
}
