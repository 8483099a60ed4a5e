package io.tieout.customer.merge;

import io.tieout.customer.merge.UndoneMergeResponse.StayedResponse;
import io.tieout.customer.party.CustomerId;
import io.tieout.customer.party.CustomerMergeService.MovedKey;
import io.tieout.customer.party.CustomerMergeService.Trace;
import io.tieout.customer.party.MergeChoice;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.PageRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Looks at the tables of a customer's children to tell how many there are.
@Repository
class CustomerMergeRepository {

    private static final int SHOWN = 1000;

    private static final String COLUMNS = """
            select merge_id, place, survivor_id, merged_id, reason, merged_by, merged_at, undo_until, undone_by, undone_at
              from customer_merge
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CustomerMergeRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID companyId, CustomerMerge merge, Map<String, MergeChoice> choices) {
        jdbc.sql("""
                        insert into customer_merge (company_id, merge_id, survivor_id, merged_id, reason, choices, merged_by,
                            merged_at, undo_until)
                        values (:company, :id, :survivor, :merged, :reason, cast(:choices as jsonb), :by, :at, :until)
                        """)
                .param("company", companyId)
                .param("id", merge.mergeId())
                .param("survivor", merge.survivorId())
                .param("merged", merge.mergedId())
                .param("reason", merge.reason())
                .param("choices", json.writeValueAsString(choices))
                .param("by", merge.mergedBy())
                .param("at", merge.mergedAt().atOffset(ZoneOffset.UTC))
                .param("until", merge.undoUntil().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param contactsBefore who worked for either of the two before they were one
    void insert(UUID companyId, UUID mergeId, Trace trace, List<UUID> contactsBefore) {
        jdbc.sql("""
                        insert into customer_merge_trace (company_id, merge_id, survivor_before, survivor_after,
                            merged_before, accounts_taken, subsidiaries, contacts_before)
                        values (:company, :id, cast(:before as jsonb), cast(:after as jsonb), cast(:merged as jsonb),
                            :accounts, :subsidiaries, :contacts)
                        """)
                .param("company", companyId)
                .param("id", mergeId)
                .param("before", trace.survivorBefore())
                .param("after", trace.survivorAfter())
                .param("merged", trace.mergedBefore())
                .param("accounts", trace.accountsTaken().toArray(Integer[]::new))
                .param("subsidiaries", trace.subsidiaries().toArray(UUID[]::new))
                .param("contacts", contactsBefore.toArray(UUID[]::new))
                .update();
        for (var key : trace.keys()) {
            jdbc.sql("""
                            insert into customer_merge_key (company_id, merge_id, system, key, from_id, to_id)
                            values (:company, :id, :system, :key, :from, :to)
                            """)
                    .param("company", companyId)
                    .param("id", mergeId)
                    .param("system", key.system())
                    .param("key", key.key())
                    .param("from", key.from().value())
                    .param("to", key.to().value())
                    .update();
        }
    }

    Trace trace(UUID companyId, UUID mergeId) {
        var keys = jdbc.sql("""
                        select system, key, from_id, to_id from customer_merge_key
                         where company_id = :company and merge_id = :id
                         order by system, key
                        """)
                .param("company", companyId)
                .param("id", mergeId)
                .query((row, number) -> new MovedKey(
                        row.getString("system"),
                        row.getString("key"),
                        new CustomerId(row.getObject("from_id", UUID.class)),
                        new CustomerId(row.getObject("to_id", UUID.class))))
                .list();
        return jdbc.sql("""
                        select survivor_before, survivor_after, merged_before, accounts_taken, subsidiaries
                          from customer_merge_trace
                         where company_id = :company and merge_id = :id
                        """)
                .param("company", companyId)
                .param("id", mergeId)
                .query((row, number) -> new Trace(
                        row.getString("survivor_before"),
                        row.getString("survivor_after"),
                        row.getString("merged_before"),
                        List.of((Integer[]) row.getArray("accounts_taken").getArray()),
                        List.of((UUID[]) row.getArray("subsidiaries").getArray()),
                        keys))
                .single();
    }

    Optional<CustomerMerge> find(UUID companyId, UUID mergeId) {
        return jdbc.sql(COLUMNS + " where company_id = :company and merge_id = :id")
                .param("company", companyId)
                .param("id", mergeId)
                .query(RecordRowMapper.of(CustomerMerge.class))
                .optional();
    }

    /// Until the end of the transaction nobody else undoes it.
    Optional<CustomerMerge> lock(UUID companyId, UUID mergeId) {
        return jdbc.sql(COLUMNS + " where company_id = :company and merge_id = :id for update")
                .param("company", companyId)
                .param("id", mergeId)
                .query(RecordRowMapper.of(CustomerMerge.class))
                .optional();
    }

    /// The latest merge after this one that has to do with its survivor and was not undone.
    Optional<UUID> findLater(UUID companyId, CustomerMerge merge) {
        return jdbc.sql("""
                        select merge_id from customer_merge
                         where company_id = :company and place > :place and undone_at is null
                           and (survivor_id = :survivor or merged_id = :survivor)
                         order by place desc
                         limit 1
                        """)
                .param("company", companyId)
                .param("place", merge.place())
                .param("survivor", merge.survivorId())
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional();
    }

    void undone(UUID companyId, UUID mergeId, UUID by, Instant at) {
        jdbc.sql("""
                        update customer_merge set undone_by = :by, undone_at = :at
                         where company_id = :company and merge_id = :id and undone_at is null
                        """)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("id", mergeId)
                .update();
    }

    /// Newest first, one more than the page shows.
    List<CustomerMerge> list(UUID companyId, @Nullable UUID customerId, PageRequest page) {
        return jdbc.sql(COLUMNS + """
                         where company_id = :company
                           and (cast(:customer as uuid) is null or :customer in (survivor_id, merged_id))
                           and (:first or place < :after)
                         order by place desc
                         limit :limit
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .param("first", page.isFirst())
                .param(
                        "after",
                        page.isFirst() ? 0L : Long.parseLong(page.after().getFirst()))
                .param("limit", page.limit() + 1)
                .query(RecordRowMapper.of(CustomerMerge.class))
                .list();
    }

    /// How many records are read with those of another customer once this one is merged into it.
    Map<String, Long> children(UUID companyId, UUID customerId) {
        var counts = new TreeMap<String, Long>();
        jdbc.sql("""
                        with party as materialized (select unnest(customer_party(:company, :customer)) as customer_id)
                        select 'contacts' as kind, count(*) as records
                          from party join contact_role c on c.company_id = :company and c.customer_id = party.customer_id
                        union all
                        select 'interactions', count(*)
                          from party join interaction c on c.company_id = :company and c.customer_id = party.customer_id
                        union all
                        select 'followUps', count(*)
                          from party join follow_up c on c.company_id = :company and c.customer_id = party.customer_id
                        union all
                        select 'creditAdjustments', count(*)
                          from party
                          join credit_adjustment c on c.company_id = :company and c.customer_id = party.customer_id
                        union all
                        select 'deals', count(*)
                          from party join deal_view c on c.company_id = :company and c.customer_id = party.customer_id
                        union all
                        select 'orders', count(*)
                          from party join order_view c on c.company_id = :company and c.customer_id = party.customer_id
                        union all
                        select 'invoices', count(*)
                          from party join invoice_view c on c.company_id = :company and c.customer_id = party.customer_id
                        """).param("company", companyId).param("customer", customerId).query(row -> {
            counts.put(row.getString("kind"), row.getLong("records"));
        });
        return counts;
    }

    List<UUID> contacts(UUID companyId, UUID survivorId) {
        return jdbc.sql("""
                        select distinct contact_id from contact_role
                         where company_id = :company and customer_id = any(customer_party(:company, :customer))
                        """)
                .param("company", companyId)
                .param("customer", survivorId)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /// What was written for the survivor since; asked while the two are still one.
    List<StayedResponse> stayed(UUID companyId, CustomerMerge merge) {
        return jdbc.sql("""
                        select 'CONTACT' as type, r.contact_id as id
                          from contact_role r
                          join customer_merge_trace t on t.company_id = r.company_id and t.merge_id = :id
                         where r.company_id = :company and r.customer_id = :survivor
                           and r.contact_id <> all (t.contacts_before)
                        union all
                        select 'INTERACTION', interaction_id from interaction
                         where company_id = :company and customer_id = :survivor and recorded_at > :at
                        union all
                        select 'FOLLOW_UP', follow_up_id from follow_up
                         where company_id = :company and customer_id = :survivor and created_at > :at
                        union all
                        select 'CREDIT_ADJUSTMENT', adjustment_id from credit_adjustment
                         where company_id = :company and customer_id = :survivor and made_at > :at
                        order by type, id
                        limit :shown
                        """)
                .param("company", companyId)
                .param("id", merge.mergeId())
                .param("survivor", merge.survivorId())
                .param("at", merge.mergedAt().atOffset(ZoneOffset.UTC))
                .param("shown", SHOWN)
                .query(RecordRowMapper.of(StayedResponse.class))
                .list();
    }
}
