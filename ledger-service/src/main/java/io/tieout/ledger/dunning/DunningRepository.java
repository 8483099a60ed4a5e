package io.tieout.ledger.dunning;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.ledger.receivable.InvoiceUnknown;
import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DunningRepository {

    // What is overdue on that day and has reached a level, whether it is dunned or left out.
    private static final String OVERDUE = """
            overdue as (
                select i.company_id, i.invoice_id, i.invoice_number, i.customer_id, i.order_id, i.deal_id, i.due_date,
                    i.currency, i.open_minor, i.disputed, :date - i.due_date as days_overdue,
                    exists (
                        select from dunning_block b
                        where b.company_id = i.company_id and b.invoice_id = i.invoice_id
                            and (b.until_date is null or b.until_date >= :date)) as blocked,
                    reached.dunning_level, reached.text_key
                from open_invoice open
                join invoice i on i.company_id = open.company_id and i.invoice_id = open.invoice_id
                cross join lateral (
                    select level.dunning_level, level.text_key
                    from dunning_level level
                    where level.company_id = i.company_id and level.days_overdue <= :date - i.due_date
                    order by level.days_overdue desc
                    limit 1
                ) reached
                where open.company_id = :company and open.due_date < :date
            )
            """;

    private final JdbcClient jdbc;

    DunningRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A company's runs, and changes of its levels, come one after the other.
    void lockCompany(UUID companyId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "dunning " + companyId)
                .query(Integer.class)
                .single();
    }

    DunningSchedule schedule(UUID companyId) {
        var levels = jdbc.sql("""
                        select dunning_level, days_overdue, text_key
                        from dunning_level
                        where company_id = :company
                        order by dunning_level""")
                .param("company", companyId)
                .query((row, number) -> new DunningLevel(
                        row.getInt("dunning_level"), row.getInt("days_overdue"), row.getString("text_key")))
                .list();
        return jdbc.sql("select version from dunning_schedule where company_id = :company")
                .param("company", companyId)
                .query((row, number) -> new DunningSchedule(levels, row.getLong("version")))
                .optional()
                .orElse(DunningSchedule.NONE);
    }

    void save(UUID companyId, DunningSchedule schedule, UUID by) {
        var levels = schedule.levels();
        jdbc.sql("""
                        insert into dunning_schedule (company_id, version, changed_by)
                        values (:company, :version, :by)
                        on conflict (company_id) do update
                        set version = excluded.version, changed_by = excluded.changed_by, changed_at = recorded_now()""")
                .param("company", companyId)
                .param("version", schedule.version())
                .param("by", by)
                .update();
        jdbc.sql("delete from dunning_level where company_id = :company")
                .param("company", companyId)
                .update();
        jdbc.sql("""
                        insert into dunning_level (company_id, dunning_level, days_overdue, text_key)
                        select :company, level, days, key
                        from unnest(cast(:levels as int[]), cast(:days as int[]), cast(:keys as text[]))
                            as level (level, days, key)""")
                .param("company", companyId)
                .param("levels", column(levels, DunningLevel::level))
                .param("days", column(levels, DunningLevel::daysOverdue))
                .param("keys", column(levels, DunningLevel::textKey))
                .update();
    }

    List<UUID> companiesWithLevels() {
        return jdbc.sql("select distinct company_id from dunning_level order by company_id")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /// @throws InvoiceUnknown when there is none
    void requireInvoice(UUID companyId, InvoiceId id) {
        var exists = jdbc.sql(
                        "select exists (select from invoice where company_id = :company and invoice_id = :invoice)")
                .param("company", companyId)
                .param("invoice", id.value())
                .query(Boolean.class)
                .single();
        if (!exists) {
            throw new InvoiceUnknown(id);
        }
    }

    void saveBlock(UUID companyId, InvoiceId id, String reason, @Nullable LocalDate until, UUID by) {
        jdbc.sql("""
                        insert into dunning_block (company_id, invoice_id, reason, until_date, blocked_by)
                        values (:company, :invoice, :reason, :until, :by)
                        on conflict (company_id, invoice_id) do update
                        set reason = excluded.reason, until_date = excluded.until_date,
                            blocked_by = excluded.blocked_by, recorded_at = recorded_now(),
                            version = dunning_block.version + 1""")
                .param("company", companyId)
                .param("invoice", id.value())
                .param("reason", reason)
                .param("until", until)
                .param("by", by)
                .update();
    }

    boolean deleteBlock(UUID companyId, InvoiceId id) {
        return jdbc.sql("delete from dunning_block where company_id = :company and invoice_id = :invoice")
                        .param("company", companyId)
                        .param("invoice", id.value())
                        .update()
                == 1;
    }

    boolean ranToday(UUID companyId, LocalDate date) {
        return jdbc.sql("""
                        select exists (
                            select from dunning_run
                            where company_id = :company and run_date = :date and started_by is null)""")
                .param("company", companyId)
                .param("date", date)
                .query(Boolean.class)
                .single();
    }

    void insertRun(UUID companyId, DunningRunId id, LocalDate date, @Nullable UUID by) {
        jdbc.sql("""
                        insert into dunning_run (company_id, dunning_run_id, run_date, started_by)
                        values (:company, :run, :date, :by)""")
                .param("company", companyId)
                .param("run", id.value())
                .param("date", date)
                .param("by", by)
                .update();
    }

    /// The invoices that have reached a higher level than they were dunned at since they were last owed anew.
    List<DunningNotice> due(UUID companyId, LocalDate date) {
        return jdbc.sql("with " + OVERDUE + """
                        , due as (
                            select overdue.*, owed.reopenings,
                                (select coalesce(max(n.notice_number), 0)
                                    from dunning_notice n
                                    where n.company_id = overdue.company_id and n.invoice_id = overdue.invoice_id)
                                    as last_number
                            from overdue
                            cross join lateral (
                                select count(*) as reopenings
                                from allocation a
                                where a.company_id = overdue.company_id and a.invoice_id = overdue.invoice_id
                                    and a.amount_minor < 0
                            ) owed
                            where not overdue.disputed and not overdue.blocked
                        )
                        select invoice_id, invoice_number, customer_id, order_id, deal_id, last_number + 1 as number,
                            reopenings, dunning_level, text_key, due_date, days_overdue, currency, open_minor
                        from due
                        where dunning_level > coalesce((
                            select max(n.dunning_level)
                            from dunning_notice n
                            where n.company_id = due.company_id and n.invoice_id = due.invoice_id
                                and n.reopenings = due.reopenings), 0)
                        order by invoice_id""")
                .param("company", companyId)
                .param("date", date)
                .query((row, number) -> notice(companyId, date, row))
                .list();
    }

    /// In one statement, however many they are.
    void insertNotices(DunningRunId run, List<DunningNotice> notices) {
        jdbc.sql("""
                        insert into dunning_notice (company_id, dunning_notice_id, invoice_id, notice_number, reopenings,
                            dunning_level, text_key, days_overdue, currency, open_minor, run_date, dunning_run_id)
                        select notice.*, :run
                        from unnest(cast(:companies as uuid[]), cast(:ids as uuid[]), cast(:invoices as uuid[]),
                                cast(:numbers as int[]), cast(:reopenings as int[]), cast(:levels as int[]),
                                cast(:keys as text[]), cast(:days as int[]), cast(:currencies as text[]),
                                cast(:opens as bigint[]), cast(:dates as date[])) as notice""")
                .param("run", run.value())
                .param("companies", column(notices, DunningNotice::companyId))
                .param("ids", column(notices, DunningNotice::id))
                .param("invoices", column(notices, notice -> notice.invoiceId().value()))
                .param("numbers", column(notices, DunningNotice::number))
                .param("reopenings", column(notices, DunningNotice::reopenings))
                .param("levels", column(notices, DunningNotice::level))
                .param("keys", column(notices, DunningNotice::textKey))
                .param("days", column(notices, DunningNotice::daysOverdue))
                .param("currencies", column(notices, notice -> notice.open().currency()))
                .param("opens", column(notices, notice -> notice.open().minorUnits()))
                .param("dates", column(notices, DunningNotice::runDate))
                .update();
    }

    /// How many it reminded of, and how many it left out although they are overdue.
    void setCounts(UUID companyId, DunningRunId id, LocalDate date, int notices) {
        jdbc.sql("with " + OVERDUE + """
                        update dunning_run
                        set notice_count = :notices,
                            disputed_count = (select count(*) from overdue where disputed),
                            blocked_count = (select count(*) from overdue where blocked and not disputed)
                        where company_id = :company and dunning_run_id = :run""")
                .param("company", companyId)
                .param("date", date)
                .param("run", id.value())
                .param("notices", notices)
                .update();
    }

    private static DunningNotice notice(UUID companyId, LocalDate date, ResultSet row) throws SQLException {
        return new DunningNotice(
                companyId,
                Ids.next(),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                row.getString("invoice_number"),
                row.getObject("customer_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getInt("number"),
                row.getInt("reopenings"),
                row.getInt("dunning_level"),
                row.getString("text_key"),
                row.getObject("due_date", LocalDate.class),
                row.getInt("days_overdue"),
                Money.ofMinor(row.getLong("open_minor"), row.getString("currency")),
                date);
    }

    private static <T> String[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
