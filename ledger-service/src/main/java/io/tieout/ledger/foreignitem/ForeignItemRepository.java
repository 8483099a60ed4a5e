package io.tieout.ledger.foreignitem;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.currency.Rate;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ForeignItemRepository {

    static final String COLUMNS = """
            f.company_id, f.foreign_item_id, f.kind, f.side, f.account_code, f.reference, f.customer_id, f.opened_on,
            f.due_date, f.currency, f.amount_minor, f.open_minor, f.carrying_minor, f.own_currency, f.booked_minor, f.rate,
            f.entry_id, f.version
            """;

    private final JdbcClient jdbc;

    ForeignItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ForeignItem item) {
        jdbc.sql("""
                        insert into foreign_item (company_id, foreign_item_id, kind, side, account_code, reference,
                            customer_id, opened_on, due_date, currency, amount_minor, open_minor, carrying_minor,
                            own_currency, booked_minor, rate, entry_id, version)
                        values (:company, :id, :kind, :side, :account, :reference, :customer, :openedOn, :dueDate, :currency,
                            :amount, :open, :carrying, :own, :booked, :rate, :entry, :version)""")
                .param("company", item.companyId())
                .param("id", item.id().value())
                .param("kind", item.kind().name())
                .param("side", item.side().name())
                .param("account", item.account().value())
                .param("reference", item.reference())
                .param("customer", item.customerId())
                .param("openedOn", item.openedOn())
                .param("dueDate", item.dueDate())
                .param("currency", item.amount().currency().getCurrencyCode())
                .param("amount", item.amount().minorUnits())
                .param("open", item.open().minorUnits())
                .param("carrying", item.carrying().minorUnits())
                .param("own", item.booked().currency().getCurrencyCode())
                .param("booked", item.booked().minorUnits())
                .param("rate", item.rate().value())
                .param("entry", item.entryId().value())
                .param("version", item.version())
                .update();
    }

    /// The rows are locked.
    void update(UUID companyId, Collection<ForeignItem> changed) {
        var items = List.copyOf(changed);
        jdbc.sql("""
                        update foreign_item
                        set open_minor = changed.open_minor, carrying_minor = changed.carrying_minor, rate = changed.rate,
                            version = changed.version
                        from unnest(cast(:ids as uuid[]), cast(:opens as bigint[]), cast(:carryings as bigint[]),
                                cast(:rates as numeric[]), cast(:versions as bigint[]))
                            as changed (foreign_item_id, open_minor, carrying_minor, rate, version)
                        where foreign_item.company_id = :company
                            and foreign_item.foreign_item_id = changed.foreign_item_id""")
                .param("company", companyId)
                .param("ids", column(items, item -> item.id().value()))
                .param("opens", column(items, item -> item.open().minorUnits()))
                .param("carryings", column(items, item -> item.carrying().minorUnits()))
                .param("rates", column(items, ForeignItem::rate))
                .param("versions", column(items, ForeignItem::version))
                .update();
    }

    void record(UUID companyId, List<Movement> movements) {
        jdbc.sql("""
                        insert into foreign_item_movement (company_id, foreign_item_movement_id, foreign_item_id, kind,
                            amount_minor, carrying_minor, effective_date, cause_id, entry_id)
                        select :company, movement.*
                        from unnest(cast(:ids as uuid[]), cast(:items as uuid[]), cast(:kinds as text[]),
                                cast(:amounts as bigint[]), cast(:carryings as bigint[]), cast(:dates as date[]),
                                cast(:causes as uuid[]), cast(:entries as uuid[])) as movement""")
                .param("company", companyId)
                .param("ids", column(movements, Movement::id))
                .param("items", column(movements, movement -> movement.itemId().value()))
                .param("kinds", column(movements, Movement::kind))
                .param("amounts", column(movements, movement -> movement.amount()
                        .minorUnits()))
                .param("carryings", column(movements, movement -> movement.carrying()
                        .minorUnits()))
                .param("dates", column(movements, Movement::effectiveDate))
                .param("causes", column(movements, Movement::cause))
                .param("entries", column(movements, movement -> movement.entryId()
                        .value()))
                .update();
    }

    Optional<ForeignItem> find(UUID companyId, ForeignItemId id) {
        return jdbc.sql("select " + COLUMNS
                        + "from foreign_item f where f.company_id = :company and f.foreign_item_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(ForeignItemRepository::item)
                .optional();
    }

    Rate bookedRate(UUID companyId, ForeignItemId id) {
        return jdbc.sql("""
                        select line.exchange_rate
                        from foreign_item f
                        join journal_line line on line.company_id = f.company_id and line.entry_id = f.entry_id
                            and line.account_code = f.account_code and line.foreign_currency = f.currency
                            and line.foreign_minor = f.amount_minor and line.amount_minor = f.booked_minor
                        where f.company_id = :company and f.foreign_item_id = :id
                        order by line.line_number
                        limit 1""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> new Rate(row.getBigDecimal(1)))
                .single();
    }

    /// Lowest id first: two settlements of the same items must not deadlock.
    List<ForeignItem> lock(UUID companyId, Collection<ForeignItemId> ids) {
        return jdbc.sql("select " + COLUMNS + """
                        from foreign_item f
                        where f.company_id = :company and f.foreign_item_id = any(cast(:ids as uuid[]))
                        order by f.foreign_item_id
                        for update""")
                .param("company", companyId)
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(ForeignItemRepository::item)
                .list();
    }

    /// Those of which something was open at the end of the day, and all that are open now: locked.
    void lockOpen(UUID companyId, LocalDate date) {
        jdbc.sql("""
                        select 1
                        from foreign_item f
                        where f.company_id = :company
                            and (f.open_minor > 0 or f.foreign_item_id in (
                                select later.foreign_item_id
                                from foreign_item_movement later
                                where later.company_id = :company and later.effective_date > :date))
                        order by f.foreign_item_id
                        for update""")
                .param("company", companyId)
                .param("date", date)
                .query(Integer.class)
                .list();
    }

    /// How items stood at the end of a day, as far as something was open or carried then.
    List<ItemStanding> standings(UUID companyId, LocalDate date) {
        return jdbc.sql("select " + COLUMNS + """
                        , stood.amount_minor as stood_minor, stood.carrying_minor as stood_carrying_minor
                        from foreign_item f
                        cross join lateral (
                            select coalesce(sum(m.amount_minor), 0)::bigint as amount_minor,
                                coalesce(sum(m.carrying_minor), 0)::bigint as carrying_minor
                            from foreign_item_movement m
                            where m.company_id = f.company_id and m.foreign_item_id = f.foreign_item_id
                                and m.effective_date <= :date
                        ) stood
                        where f.company_id = :company and f.opened_on <= :date
                            and (f.open_minor > 0 or f.foreign_item_id in (
                                select later.foreign_item_id
                                from foreign_item_movement later
                                where later.company_id = :company and later.effective_date > :date))
                            and (stood.amount_minor <> 0 or stood.carrying_minor <> 0)
                        order by f.foreign_item_id""")
                .param("company", companyId)
                .param("date", date)
                .query((row, number) -> {
                    var item = item(row, number);
                    return new ItemStanding(
                            item,
                            Money.ofMinor(
                                    row.getLong("stood_minor"), item.amount().currency()),
                            Money.ofMinor(
                                    row.getLong("stood_carrying_minor"),
                                    item.booked().currency()));
                })
                .list();
    }

    /// What a settlement took off and nobody undid.
    List<Movement> settledBy(UUID companyId, UUID cause) {
        return jdbc.sql("""
                        select m.foreign_item_movement_id, m.foreign_item_id, m.kind, m.amount_minor, f.currency,
                            m.carrying_minor, f.own_currency, m.effective_date, m.cause_id, m.entry_id
                        from foreign_item_movement m
                        join foreign_item f on f.company_id = m.company_id and f.foreign_item_id = m.foreign_item_id
                        where m.company_id = :company and m.cause_id = :cause and m.kind = 'SETTLED'
                            and not exists (
                                select from foreign_item_movement undone
                                where undone.company_id = m.company_id and undone.cause_id = m.cause_id
                                    and undone.foreign_item_id = m.foreign_item_id and undone.kind = 'UNDONE')
                        order by m.foreign_item_movement_id""")
                .param("company", companyId)
                .param("cause", cause)
                .query(ForeignItemRepository::movement)
                .list();
    }

    /// The last day after this one on which a revaluation changed for good what the item stands at.
    Optional<LocalDate> carriedAfter(UUID companyId, ForeignItemId id, LocalDate date) {
        return carried(companyId, id, "r.revaluation_date > :date")
                .param("date", date)
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .optional();
    }

    /// The last day, not before that of a settlement, on which a revaluation that was posted later changed for good
    /// what the item stands at.
    Optional<LocalDate> carriedSince(UUID companyId, ForeignItemId id, Movement settled) {
        return carried(companyId, id, "r.revaluation_date >= :date and bool_and(m.foreign_item_movement_id > :settled)")
                .param("date", settled.effectiveDate())
                .param("settled", settled.id())
                .query((row, number) -> row.getObject(1, LocalDate.class))
                .optional();
    }

    /// By the day of the revaluation itself: what it takes back or puts back stands on the next one.
    private JdbcClient.StatementSpec carried(UUID companyId, ForeignItemId id, String when) {
        return jdbc.sql("""
                        select r.revaluation_date
                        from foreign_item_movement m
                        join revaluation r on r.company_id = m.company_id and r.revaluation_id = m.cause_id
                        where m.company_id = :company and m.foreign_item_id = :id
                            and m.kind in ('REVALUED', 'REVALUATION_REVERSED')
                        group by r.revaluation_id, r.revaluation_date
                        having sum(m.carrying_minor) <> 0 and\s""" + when + """

                        order by 1 desc
                        limit 1""").param("company", companyId).param("id", id.value());
    }

    /// Whether the entry is a settlement without a bank line.
    boolean isByHand(UUID companyId, EntryId entryId) {
        return jdbc.sql("""
                        select exists (
                            select from journal_entry
                            where company_id = :company and entry_id = :entry and source = 'FOREIGN_SETTLEMENT')""")
                .param("company", companyId)
                .param("entry", entryId.value())
                .query(Boolean.class)
                .single();
    }

    private static Movement movement(ResultSet row, int number) throws SQLException {
        return new Movement(
                row.getObject("foreign_item_movement_id", UUID.class),
                new ForeignItemId(row.getObject("foreign_item_id", UUID.class)),
                Movement.Kind.valueOf(row.getString("kind")),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                Money.ofMinor(row.getLong("carrying_minor"), row.getString("own_currency")),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("cause_id", UUID.class),
                new EntryId(row.getObject("entry_id", UUID.class)));
    }

    static ForeignItem item(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var own = row.getString("own_currency");
        return new ForeignItem(
                row.getObject("company_id", UUID.class),
                new ForeignItemId(row.getObject("foreign_item_id", UUID.class)),
                ForeignItem.Kind.valueOf(row.getString("kind")),
                ItemSide.valueOf(row.getString("side")),
                new AccountCode(row.getString("account_code")),
                row.getString("reference"),
                row.getObject("customer_id", UUID.class),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("due_date", LocalDate.class),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                Money.ofMinor(row.getLong("open_minor"), currency),
                Money.ofMinor(row.getLong("booked_minor"), own),
                Money.ofMinor(row.getLong("carrying_minor"), own),
                new Rate(row.getBigDecimal("rate")),
                new EntryId(row.getObject("entry_id", UUID.class)),
                row.getLong("version"));
    }

    private static <T> String[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
