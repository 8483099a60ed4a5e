package io.tieout.ledger.insight;

import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class KeptBehaviourRepository {

    /// What was told of a customer.
    record Told(long version, String written) {}

    private final JdbcClient jdbc;

    KeptBehaviourRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> companies() {
        return jdbc.sql("select company_id from company order by company_id")
                .query((row, number) -> row.getObject("company_id", UUID.class))
                .list();
    }

    /// @return false when another replica sees to this company
    boolean tryLock(UUID companyId) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "payment behaviour " + companyId)
                .query(Boolean.class)
                .single();
    }

    /// A moment before which everything that was recorded is committed or taken back: what a transaction records is
    /// dated after its beginning. One that hangs is waited for so long only.
    OffsetDateTime settledUntil(Duration patience) {
        return jdbc.sql("""
                        select least(recorded_now() - interval '1 second', greatest(
                            recorded_now() - make_interval(secs => :patience),
                            coalesce(
                                (select min(other.xact_start)
                                from pg_stat_activity other
                                where other.datname = current_database() and other.usename = current_user
                                    and other.pid <> pg_backend_pid()),
                                recorded_now())))""")
                .param("patience", patience.toSeconds())
                .query(OffsetDateTime.class)
                .single();
    }

    Optional<BehaviourPosition> position(UUID companyId) {
        return jdbc.sql("""
                        select day, walk_after, looked_until
                        from payment_behaviour_position
                        where company_id = :company""")
                .param("company", companyId)
                .query((row, number) -> new BehaviourPosition(
                        row.getObject("day", LocalDate.class),
                        row.getObject("walk_after", UUID.class),
                        row.getObject("looked_until", OffsetDateTime.class)))
                .optional();
    }

    void save(UUID companyId, BehaviourPosition position) {
        jdbc.sql("""
                        insert into payment_behaviour_position (company_id, day, walk_after, looked_until)
                        values (:company, :day, :walkAfter, :lookedUntil)
                        on conflict (company_id) do update
                            set day = excluded.day, walk_after = excluded.walk_after, looked_until = excluded.looked_until""")
                .param("company", companyId)
                .param("day", position.day())
                .param("walkAfter", position.walkAfter())
                .param("lookedUntil", position.lookedUntil())
                .update();
    }

    /// The next customers that ever had an invoice.
    List<UUID> customersAfter(UUID companyId, UUID after, int limit) {
        // From one customer to the next through the index, however many invoices each has.
        return jdbc.sql("""
                        with recursive customer as (
                            (select customer_id
                             from invoice
                             where company_id = :company and customer_id > :after
                             order by customer_id
                             limit 1)
                            union all
                            select (
                                select i.customer_id
                                from invoice i
                                where i.company_id = :company and i.customer_id > customer.customer_id
                                order by i.customer_id
                                limit 1)
                            from customer
                            where customer.customer_id is not null
                        )
                        select customer_id
                        from customer
                        where customer_id is not null
                        limit :limit""")
                .param("company", companyId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getObject("customer_id", UUID.class))
                .list();
    }

    /// Customers of whom something was recorded in that time that their figures may depend on are due.
    void addDue(UUID companyId, OffsetDateTime since, OffsetDateTime until) {
        jdbc.sql("""
                        insert into payment_behaviour_due (company_id, customer_id)
                        select :company, i.customer_id
                        from allocation a
                        join invoice i on i.company_id = a.company_id and i.invoice_id = a.invoice_id
                        where a.company_id = :company and a.recorded_at >= :since and a.recorded_at < :until
                        union
                        select :company, customer_id
                        from payment_promise
                        where company_id = :company and recorded_at >= :since and recorded_at < :until
                        union
                        select :company, customer_id
                        from payment_promise
                        where company_id = :company and withdrawn_at >= :since and withdrawn_at < :until
                        on conflict do nothing""")
                .param("company", companyId)
                .param("since", since)
                .param("until", until)
                .update();
    }

    /// The next customers that are due, which they are no more.
    List<UUID> takeDue(UUID companyId, int limit) {
        return jdbc.sql("""
                        delete from payment_behaviour_due
                        where company_id = :company and customer_id in (
                            select customer_id
                            from payment_behaviour_due
                            where company_id = :company
                            order by customer_id
                            limit :limit)
                        returning customer_id""")
                .param("company", companyId)
                .param("limit", limit)
                .query((row, number) -> row.getObject("customer_id", UUID.class))
                .list();
    }

    Map<UUID, Told> told(UUID companyId, Collection<UUID> customers) {
        var told = new HashMap<UUID, Told>();
        jdbc.sql("""
                        select customer_id, version, figures
                        from customer_payment_behaviour
                        where company_id = :company and customer_id = any(cast(:customers as uuid[]))""")
                .param("company", companyId)
                .param("customers", customers.toArray(UUID[]::new))
                .query((ResultSet row) -> {
                    told.put(
                            row.getObject("customer_id", UUID.class),
                            new Told(row.getLong("version"), row.getString("figures")));
                });
        return told;
    }

    void save(UUID companyId, List<KeptBehaviour> changes) {
        jdbc.sql("""
                        insert into customer_payment_behaviour (company_id, customer_id, version, from_date, as_of, figures)
                        select :company, customer_id, version, from_date, as_of, figures
                        from unnest(cast(:customers as uuid[]), cast(:versions as bigint[]), cast(:froms as date[]),
                            cast(:days as date[]), cast(:figures as text[]))
                            as change (customer_id, version, from_date, as_of, figures)
                        on conflict (company_id, customer_id) do update
                            set version = excluded.version, from_date = excluded.from_date, as_of = excluded.as_of,
                                figures = excluded.figures, computed_at = excluded.computed_at""")
                .param("company", companyId)
                .param(
                        "customers",
                        changes.stream().map(KeptBehaviour::customerId).toArray(UUID[]::new))
                .param("versions", changes.stream().map(KeptBehaviour::version).toArray(Long[]::new))
                .param(
                        "froms",
                        changes.stream()
                                .map(change -> change.window().from())
                                .map(String::valueOf)
                                .toArray(String[]::new))
                .param(
                        "days",
                        changes.stream()
                                .map(change -> change.window().asOf())
                                .map(String::valueOf)
                                .toArray(String[]::new))
                .param("figures", changes.stream().map(KeptBehaviour::written).toArray(String[]::new))
                .update();
    }
}
