package io.tieout.sales.deal;

import io.tieout.platform.id.Ids;
import io.tieout.platform.sql.RecordRowMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the rules of a pipeline did for a deal: tasks, and the log that keeps each rule from doing its work twice.
@Repository
class DealRuleRepository {

    private static final int MAX_ROWS = 1_000;

    private final JdbcClient jdbc;

    DealRuleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Returns false when the rule has run for this deal.
    boolean firstRun(Deal deal, String rule, String outcome, Instant at) {
        return jdbc.sql("""
                                insert into deal_rule_run (company_id, deal_id, rule, outcome, ran_at)
                                values (:company, :deal, :rule, :outcome, :at)
                                on conflict (company_id, deal_id, rule) do nothing
                                """)
                        .param("company", deal.companyId())
                        .param("deal", deal.id().value())
                        .param("rule", rule)
                        .param("outcome", outcome)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean hasRun(Deal deal, String rule) {
        return jdbc.sql("""
                        select exists (select 1 from deal_rule_run
                                        where company_id = :company and deal_id = :deal and rule = :rule)
                        """)
                .param("company", deal.companyId())
                .param("deal", deal.id().value())
                .param("rule", rule)
                .query(Boolean.class)
                .single();
    }

    void insertTask(Deal deal, String stage, String title, LocalDate dueOn, Instant at) {
        jdbc.sql("""
                        insert into deal_task (company_id, deal_id, task_id, stage, title, due_on, created_at)
                        values (:company, :deal, :task, :stage, :title, :due, :at)
                        """)
                .param("company", deal.companyId())
                .param("deal", deal.id().value())
                .param("task", Ids.next())
                .param("stage", stage)
                .param("title", title)
                .param("due", dueOn)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Returns false when there is no such task to do.
    boolean finishTask(Deal deal, UUID taskId, UUID doneBy, Instant at) {
        return jdbc.sql("""
                                update deal_task set done_by = :by, done_at = :at
                                 where company_id = :company and deal_id = :deal and task_id = :task and done_at is null
                                """)
                        .param("company", deal.companyId())
                        .param("deal", deal.id().value())
                        .param("task", taskId)
                        .param("by", doneBy)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void touch(Deal deal, Instant at) {
        jdbc.sql("update deal set last_activity_at = :at where company_id = :company and deal_id = :deal")
                .param("company", deal.companyId())
                .param("deal", deal.id().value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<TaskResponse> tasks(UUID companyId, DealId id) {
        return jdbc.sql("""
                        select task_id, stage, title, due_on, created_at, done_by, done_at
                          from deal_task
                         where company_id = :company and deal_id = :deal
                         order by due_on, task_id
                         limit :limit
                        """)
                .param("company", companyId)
                .param("deal", id.value())
                .param("limit", MAX_ROWS)
                .query(RecordRowMapper.of(TaskResponse.class))
                .list();
    }

    List<RuleRunResponse> ruleRuns(UUID companyId, DealId id) {
        return jdbc.sql("""
                        select rule, outcome, ran_at
                          from deal_rule_run
                         where company_id = :company and deal_id = :deal
                         order by ran_at, rule
                         limit :limit
                        """)
                .param("company", companyId)
                .param("deal", id.value())
                .param("limit", MAX_ROWS)
                .query(RecordRowMapper.of(RuleRunResponse.class))
                .list();
    }

    void insertObjections(Deal deal, List<String> objections, UUID notedBy, Instant at) {
        if (!objections.isEmpty()) {
            jdbc.sql("""
                            insert into deal_objection (company_id, deal_id, reason_code, stage, noted_by, noted_at)
                            select :company, :deal, code, :stage, :by, :at from unnest(:codes::text[]) as code
                            on conflict do nothing
                            """)
                    .param("company", deal.companyId())
                    .param("deal", deal.id().value())
                    .param("stage", deal.stage())
                    .param("by", notedBy)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("codes", objections.toArray(String[]::new))
                    .update();
        }
    }

    record TaskResponse(
            UUID taskId,
            String stage,
            String title,
            LocalDate dueOn,
            Instant createdAt,
            @Nullable UUID doneBy,
            @Nullable Instant doneAt) {}

    record RuleRunResponse(String rule, String outcome, Instant ranAt) {}
}
