package io.tieout.customer.businessview;

import io.tieout.customer.companyview.CompanyDayQueries;
import io.tieout.platform.sql.RecordRowMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CustomerActivityRepository {

    private static final String DAY_OF_COMPANY =
            CompanyDayQueries.inSql("customer_activity.company_id", "cast(:now as timestamptz)");

    private final JdbcClient jdbc;

    CustomerActivityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What happens to one of those that were merged concerns all of them.
    ///
    /// Lowest id first: two batches with the same customers must not deadlock.
    void touch(UUID companyId, Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into customer_activity as known (company_id, customer_id, position)
                        select :company, customer_id, nextval('customer_activity_position_seq')
                          from (select distinct member_id as customer_id
                                  from customer_members(:company, cast(:customers as uuid[]))
                                 order by 1) touched
                        on conflict (company_id, customer_id) do update
                           set position = nextval('customer_activity_position_seq'), changed_at = now()
                        """)
                .param("company", companyId)
                .param("customers", customers.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    void touchAll(UUID companyId) {
        jdbc.sql("""
                        update customer_activity set position = nextval('customer_activity_position_seq'), changed_at = now()
                         where company_id = :company
                        """).param("company", companyId).update();
    }

    /// Some to whom something happened, of one company. The order makes the database look into the index of those:
    /// it takes them for many, and would read the customers one after the other until it meets one.
    List<CustomerActivity> takeTouched(int limit) {
        return jdbc.sql("""
                        select company_id, customer_id, position
                          from customer_activity
                         where company_id = (
                               select company_id
                                 from customer_activity
                                where position > reviewed_position
                                order by company_id, customer_id
                                limit 1)
                           and position > reviewed_position
                         order by customer_id
                         limit :limit
                           for update skip locked
                        """)
                .param("limit", limit)
                .query(RecordRowMapper.of(CustomerActivity.class))
                .list();
    }

    /// Some of one company whose day has come.
    ///
    /// @param latest day that any company can have now: the index goes by it
    List<CustomerActivity> takeDue(LocalDate latest, Instant now, int limit) {
        return jdbc.sql("""
                        select company_id, customer_id, position
                          from customer_activity
                         where company_id = (
                               select company_id from customer_activity
                                where next_review_on <= :latest and next_review_on <= %1$s
                                limit 1)
                           and next_review_on <= :latest and next_review_on <= %1$s
                         limit :limit
                           for update skip locked
                        """.formatted(DAY_OF_COMPANY))
                .param("latest", latest)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(RecordRowMapper.of(CustomerActivity.class))
                .list();
    }

    CustomerActivity hold(UUID companyId, UUID customerId) {
        jdbc.sql("""
                        insert into customer_activity (company_id, customer_id, position)
                        values (:company, :customer, nextval('customer_activity_position_seq'))
                        on conflict (company_id, customer_id) do nothing
                        """).param("company", companyId).param("customer", customerId).update();
        return jdbc.sql("""
                        select company_id, customer_id, position from customer_activity
                         where company_id = :company and customer_id = :customer
                           for update
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .query(RecordRowMapper.of(CustomerActivity.class))
                .single();
    }

    void reviewed(List<CustomerActivity> activities, Map<UUID, LocalDate> nextReviewOn) {
        jdbc.sql("""
                        update customer_activity known
                           set reviewed_position = seen.position, next_review_on = cast(seen.next as date)
                          from unnest(cast(:companies as uuid[]), cast(:customers as uuid[]), cast(:positions as bigint[]),
                                   cast(:next as text[])) as seen (company_id, customer_id, position, next)
                         where known.company_id = seen.company_id and known.customer_id = seen.customer_id
                        """)
                .param("companies", texts(activities, CustomerActivity::companyId))
                .param("customers", texts(activities, CustomerActivity::customerId))
                .param(
                        "positions",
                        activities.stream().map(CustomerActivity::position).toArray(Long[]::new))
                .param("next", texts(activities, activity -> nextReviewOn.get(activity.customerId())))
                .update();
    }

    long position(UUID companyId, UUID customerId) {
        return jdbc.sql("""
                        select position from customer_activity where company_id = :company and customer_id = :customer
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static @Nullable String[] texts(
            List<CustomerActivity> rows, Function<CustomerActivity, @Nullable Object> member) {
        var texts = new @Nullable String[rows.size()];
        for (int index = 0; index < texts.length; index++) {
            texts[index] = Objects.toString(member.apply(rows.get(index)), null);
        }
        return texts;
    }
}
