package io.tieout.customer.followup;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FollowUpRepository {

    private static final String SELECTION = """
            select f.follow_up_id, f.customer_id, c.name as customer_name, f.title, f.due_on, f.assignee_user_id,
                   f.created_by, f.created_at, f.done_by, f.done_at, f.version
              from follow_up f
              join customer c on c.company_id = f.company_id and c.customer_id = f.customer_id
             where f.company_id = :company
            """;

    private final JdbcClient jdbc;

    FollowUpRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            UUID companyId,
            UUID id,
            UUID customerId,
            String title,
            LocalDate dueOn,
            UUID assignee,
            UUID by,
            Instant at) {
        jdbc.sql("""
                        insert into follow_up (company_id, follow_up_id, customer_id, title, due_on, assignee_user_id,
                            created_by, created_at, version)
                        values (:company, :id, :customer, :title, :due, :assignee, :by, :at, 1)
                        """)
                .param("company", companyId)
                .param("id", id)
                .param("customer", customerId)
                .param("title", title)
                .param("due", dueOn)
                .param("assignee", assignee)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<FollowUp> find(UUID companyId, UUID id, FollowUpSight sight) {
        return jdbc.sql(SELECTION + " and f.follow_up_id = :id" + FollowUpSight.OF_FOLLOW_UPS)
                .param("company", companyId)
                .param("id", id)
                .params(sight.parameters())
                .query(RecordRowMapper.of(FollowUp.class))
                .optional();
    }

    /// Returns false when it is done already.
    boolean complete(UUID companyId, UUID id, UUID by, Instant at) {
        return jdbc.sql("""
                                update follow_up set done_by = :by, done_at = :at, version = version + 1
                                 where company_id = :company and follow_up_id = :id and done_at is null
                                """)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("company", companyId)
                        .param("id", id)
                        .update()
                == 1;
    }

    /// What is due first comes first; one row more than the page shows.
    List<FollowUp> list(UUID companyId, FollowUpSight sight, Filter filter, PageRequest page) {
        return jdbc.sql(SELECTION + """
                           and (cast(:customer as uuid) is null or f.customer_id = any(customer_party(:company, :customer)))
                           and (cast(:assignee as uuid) is null or f.assignee_user_id = :assignee)
                           and (cast(:done as boolean) is null or (f.done_at is not null) = :done)
                           and (cast(:dueUntil as date) is null or f.due_on <= :dueUntil)
                           and (:first or (f.due_on, f.follow_up_id)
                                        > (cast(:afterDay as date), cast(:afterId as uuid)))
                        """ + FollowUpSight.OF_FOLLOW_UPS + """
                         order by f.due_on, f.follow_up_id
                         limit :limit
                        """)
                .param("company", companyId)
                .params(sight.parameters())
                .param("customer", filter.customerId())
                .param("assignee", filter.assigneeUserId())
                .param("done", filter.done())
                .param("dueUntil", filter.dueUntil())
                .param("first", page.isFirst())
                .param("afterDay", page.isFirst() ? null : page.after().get(0))
                .param("afterId", page.isFirst() ? null : page.after().get(1))
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(FollowUp.class))
                .list();
    }

    record Filter(
            @Nullable UUID customerId,
            @Nullable UUID assigneeUserId,
            @Nullable Boolean done,
            @Nullable LocalDate dueUntil) {}
}
