package io.tieout.reconciliation.activity;

import io.tieout.platform.id.Ids;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ActivityRepository {

    private final JdbcClient jdbc;

    ActivityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<Activity> activities, Instant now) {
        jdbc.sql("""
                        insert into activity (company_id, activity_id, line_id, discrepancy_id, match_id, kind, user_id,
                            assignee_id, note, at)
                        select company_id, activity_id, line_id, discrepancy_id, match_id, kind, user_id, assignee_id, note,
                            :now
                        from unnest(cast(:companies as uuid[]), cast(:ids as uuid[]), cast(:lines as uuid[]),
                            cast(:discrepancies as uuid[]), cast(:matches as uuid[]), cast(:kinds as text[]),
                            cast(:users as uuid[]), cast(:assignees as uuid[]), cast(:notes as text[]))
                            as a (company_id, activity_id, line_id, discrepancy_id, match_id, kind, user_id, assignee_id,
                                note)
                        """)
                .param("companies", ids(activities, Activity::companyId))
                .param("ids", ids(activities, activity -> Ids.next()))
                .param("lines", ids(activities, Activity::lineId))
                .param("discrepancies", ids(activities, Activity::discrepancyId))
                .param("matches", ids(activities, Activity::matchId))
                .param("kinds", texts(activities, activity -> activity.kind().name()))
                .param("users", ids(activities, Activity::userId))
                .param("assignees", ids(activities, Activity::assigneeId))
                .param("notes", texts(activities, Activity::note))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable UUID[] ids(List<Activity> activities, Function<Activity, @Nullable UUID> column) {
        return activities.stream().map(column).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(List<Activity> activities, Function<Activity, @Nullable String> column) {
        return activities.stream().map(column).toArray(String[]::new);
    }
}
