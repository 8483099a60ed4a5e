package io.tieout.reconciliation.customerledger;

import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads customers' ledgers. Looks at the tables of the open items for the lines' marks.
@Repository
public class CustomerLedgerQueries {

    private final JdbcClient jdbc;

    CustomerLedgerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A customer as it is known here.
    ///
    /// @param language BCP 47 tag of the language that it is written to in
    public record Holder(
            UUID customerId,
            @Nullable String number,
            @Nullable String name,
            @Nullable String language) {}

    /// How far the lines go; empty before the first came.
    public Optional<LedgerReach> reach(UUID companyId) {
        return jdbc.sql("""
                        select last_sequence, complete from customer_ledger_position
                        where company_id = :company
                        """)
                .param("company", companyId)
                .query((row, number) -> new LedgerReach(row.getLong("last_sequence"), row.getBoolean("complete")))
                .optional();
    }

    /// Whether the journal has blocks of which the lines must come.
    boolean isExpected(UUID companyId) {
        return jdbc.sql("select exists (select from ledger_position where company_id = :company)")
                .param("company", companyId)
                .query(Boolean.class)
                .single();
    }

    /// Also one that was erased, as long as there are lines of it.
    public Optional<Holder> holder(UUID companyId, UUID customerId) {
        return jdbc.sql("""
                        select customer_number, name, language
                        from (values (1)) as one
                        left join customer_view on company_id = :company
                            and customer_id = customer_survivor(:company, :customer)
                        where customer_id is not null or exists (
                            select from customer_ledger_line l
                            where l.company_id = :company and l.customer_id = any(customer_party(:company, :customer)))
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .query((row, number) -> new Holder(
                        customerId, row.getString("customer_number"), row.getString("name"), row.getString("language")))
                .optional();
    }

    /// What both of the customer's accounts come to.
    ///
    /// @param after the last line that was shown before; null on the first page
    public Map<Control, LedgerBalances> balances(LedgerScope scope, LedgerLine.@Nullable Place after) {
        var balances = new EnumMap<Control, LedgerBalances>(Control.class);
        for (var control : Control.values()) {
            var nothing = Money.zero(scope.currency());
            balances.put(control, new LedgerBalances(nothing, nothing, nothing));
        }
        var found = jdbc.sql("""
                        select control,
                            coalesce(sum(amount_minor) filter (where effective_date < :from), 0)::bigint as opening_minor,
                            coalesce(sum(amount_minor) filter (where effective_date < :from
                                or (effective_date, sequence, line_number)
                                    <= (cast(:afterDate as date), cast(:afterSequence as bigint), cast(:afterLine as int))),
                                0)::bigint as before_minor,
                            coalesce(sum(amount_minor), 0)::bigint as closing_minor
                        from customer_ledger_line
                        where company_id = :company and customer_id = any(customer_party(:company, :customer))
                                and currency = :currency
                            and effective_date <= :to and recorded_at < :known and sequence <= :through
                        group by control
                        """)
                .param("company", scope.companyId())
                .param("customer", scope.customerId())
                .param("currency", scope.currency().getCurrencyCode())
                .param("from", scope.from())
                .param("to", scope.to())
                .param("known", scope.knownBefore().atOffset(ZoneOffset.UTC))
                .param("through", scope.throughSequence())
                .param("afterDate", after == null ? null : after.effectiveDate())
                .param("afterSequence", after == null ? null : (Long) after.sequence())
                .param("afterLine", after == null ? null : (Integer) after.lineNumber())
                .query((row, number) -> Map.entry(
                        Control.valueOf(row.getString("control")),
                        new LedgerBalances(
                                Money.ofMinor(row.getLong("opening_minor"), scope.currency()),
                                Money.ofMinor(row.getLong("before_minor"), scope.currency()),
                                Money.ofMinor(row.getLong("closing_minor"), scope.currency()))))
                .list();
        found.forEach(entry -> balances.put(entry.getKey(), entry.getValue()));
        return balances;
    }

    /// The lines of these days, oldest first.
    ///
    /// @param after the last line that was shown before; null for the first ones
    public List<LedgerLine> lines(LedgerScope scope, LedgerLine.@Nullable Place after, int limit) {
        var found = jdbc.sql("""
                        select l.entry_id, l.line_number, l.sequence, l.effective_date, l.document_date, l.control, l.source,
                            l.reversed_source, l.source_id, l.document_number, l.item_kind, l.item_id, l.item_number,
                            l.due_date, l.amount_minor, coalesce(i.disputed, false) as disputed,
                            case
                                when i.voided then 0
                                when i.invoice_id is not null then i.open_minor - coalesce(later.changed_minor, 0)
                                when l.item_id is null then l.amount_minor
                            end as open_minor
                        from (
                            select entry_id, line_number, sequence, effective_date, document_date, control, source,
                                reversed_source, source_id, document_number, item_kind, item_id, item_number, due_date,
                                amount_minor
                            from customer_ledger_line
                            where company_id = :company and customer_id = any(customer_party(:company, :customer))
                                and currency = :currency
                                and effective_date between :from and :to and recorded_at < :known and sequence <= :through
                                and (cast(:afterDate as date) is null or (effective_date, sequence, line_number)
                                    > (cast(:afterDate as date), cast(:afterSequence as bigint), cast(:afterLine as int)))
                            order by effective_date, sequence, line_number
                            limit :limit) l
                        left join open_item i on i.company_id = :company and i.invoice_id = l.item_id
                            and l.item_kind in ('INVOICE', 'CREDIT_NOTE')
                        left join lateral (
                            select sum(c.changed_minor)::bigint as changed_minor
                            from open_item_change c
                            where c.company_id = :company and c.invoice_id = i.invoice_id
                                and (c.effective_date > :asOf or c.recorded_at >= :known)) later on true
                        order by l.effective_date, l.sequence, l.line_number
                        """)
                .param("company", scope.companyId())
                .param("customer", scope.customerId())
                .param("currency", scope.currency().getCurrencyCode())
                .param("from", scope.from())
                .param("to", scope.to())
                .param("asOf", scope.asOf())
                .param("known", scope.knownBefore().atOffset(ZoneOffset.UTC))
                .param("through", scope.throughSequence())
                .param("afterDate", after == null ? null : after.effectiveDate())
                .param("afterSequence", after == null ? null : (Long) after.sequence())
                .param("afterLine", after == null ? null : (Integer) after.lineNumber())
                .param("limit", limit)
                .query((row, number) -> FoundLine.of(row, scope.currency()))
                .list();
        var left = left(
                scope,
                found.stream()
                        .filter(line -> line.openMinor() == null)
                        .flatMap(line -> Stream.ofNullable(line.line().item()))
                        .map(LedgerLine.Item::id)
                        .distinct()
                        .toArray(UUID[]::new));
        return found.stream()
                .map(line -> line.openMinor() == null ? line.open(left) : line.open(line.openMinor()))
                .toList();
    }

    /// What all lines of these items come to. A statement of its own: as a part of the one above, the plan for a
    /// customer of whom the statistics knew nothing yet went through all its lines for each line.
    private Map<ControlledItem, Long> left(LedgerScope scope, UUID[] items) {
        if (items.length == 0) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        select control, item_id, sum(amount_minor)::bigint as left_minor
                        from customer_ledger_line
                        where company_id = :company and item_id = any(:items)
                            and customer_id = any(customer_party(:company, :customer)) and currency = :currency
                            and effective_date <= :asOf and recorded_at < :known and sequence <= :through
                        group by control, item_id
                        """)
                .param("company", scope.companyId())
                .param("items", items)
                .param("customer", scope.customerId())
                .param("currency", scope.currency().getCurrencyCode())
                .param("asOf", scope.asOf())
                .param("known", scope.knownBefore().atOffset(ZoneOffset.UTC))
                .param("through", scope.throughSequence())
                .query((row, number) -> Map.entry(
                        new ControlledItem(
                                Control.valueOf(row.getString("control")), row.getObject("item_id", UUID.class)),
                        row.getLong("left_minor")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record ControlledItem(Control control, UUID itemId) {}

    /// @param line as if nothing were open of it
    /// @param openMinor what is open of it; null where that is what all lines of its item come to
    private record FoundLine(
            LedgerLine line, boolean disputed, @Nullable Long openMinor) {

        private static FoundLine of(ResultSet row, Currency currency) throws SQLException {
            var kind = row.getString("item_kind");
            var item = kind == null
                    ? null
                    : new LedgerLine.Item(
                            ItemKind.valueOf(kind),
                            row.getObject("item_id", UUID.class),
                            row.getString("item_number"),
                            row.getObject("due_date", LocalDate.class));
            var document = row.getString("document_number");
            return new FoundLine(
                    new LedgerLine(
                            row.getObject("entry_id", UUID.class),
                            row.getInt("line_number"),
                            row.getLong("sequence"),
                            row.getObject("effective_date", LocalDate.class),
                            row.getObject("document_date", LocalDate.class),
                            Control.valueOf(row.getString("control")),
                            row.getString("source"),
                            row.getString("reversed_source"),
                            row.getObject("source_id", UUID.class),
                            document == null ? row.getString("item_number") : document,
                            item,
                            Money.ofMinor(row.getLong("amount_minor"), currency),
                            LineState.MATCHED,
                            Money.zero(currency)),
                    row.getBoolean("disputed"),
                    row.getObject("open_minor", Long.class));
        }

        private LedgerLine open(Map<ControlledItem, Long> left) {
            var item = Objects.requireNonNull(line.item());
            return open(left.getOrDefault(new ControlledItem(line.control(), item.id()), 0L));
        }

        private LedgerLine open(long minor) {
            return minor == 0
                    ? line
                    : line.openWith(
                            disputed ? LineState.DISPUTED : LineState.OPEN,
                            Money.ofMinor(minor, line.movement().currency()));
        }
    }

    /// What each customer's accounts come to on a day; customers with nothing on either are left out.
    Page<CustomerBalanceResponse> customers(
            UUID companyId, Currency currency, LocalDate asOf, Instant knownBefore, long through, PageRequest page) {
        var rows = jdbc.sql("""
                        select s.customer_id, c.customer_number, c.name, s.receivable_minor, s.on_account_minor
                        from (
                            select customer_id,
                                coalesce(sum(amount_minor) filter (where control = 'RECEIVABLE'), 0)::bigint
                                    as receivable_minor,
                                coalesce(sum(amount_minor) filter (where control = 'ON_ACCOUNT'), 0)::bigint
                                    as on_account_minor
                            from customer_ledger_line
                            where company_id = :company and currency = :currency and customer_id is not null
                                and effective_date <= :asOf and recorded_at < :known and sequence <= :through
                                and (cast(:after as uuid) is null or customer_id > cast(:after as uuid))
                                and customer_id not in (
                                    select customer_id from merged_customer where company_id = :company
                                    union all
                                    select survivor_id from merged_customer where company_id = :company)
                            group by customer_id
                            union all
                            -- Those that were merged are one, and few.
                            select merged.survivor_id,
                                coalesce(sum(amount_minor) filter (where control = 'RECEIVABLE'), 0)::bigint,
                                coalesce(sum(amount_minor) filter (where control = 'ON_ACCOUNT'), 0)::bigint
                            from (
                                select customer_id, customer_survivor(:company, customer_id) as survivor_id
                                from (
                                    select customer_id from merged_customer where company_id = :company
                                    union
                                    select survivor_id from merged_customer where company_id = :company) member) merged
                            join customer_ledger_line l on l.company_id = :company and l.customer_id = merged.customer_id
                            where currency = :currency
                                and effective_date <= :asOf and recorded_at < :known and sequence <= :through
                                and (cast(:after as uuid) is null or merged.survivor_id > cast(:after as uuid))
                            group by merged.survivor_id) s
                        left join customer_view c on c.company_id = :company and c.customer_id = s.customer_id
                        where s.receivable_minor <> 0 or s.on_account_minor <> 0
                        order by s.customer_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("known", knownBefore.atOffset(ZoneOffset.UTC))
                .param("through", through)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> new CustomerBalanceResponse(
                        row.getObject("customer_id", UUID.class),
                        row.getString("customer_number"),
                        row.getString("name"),
                        Money.ofMinor(row.getLong("receivable_minor"), currency),
                        Money.ofMinor(row.getLong("on_account_minor"), currency)))
                .list();
        return Page.of(rows, page, row -> List.of(row.customerId().toString()));
    }

    /// What all customers' accounts come to on a day.
    Map<Control, Money> totals(UUID companyId, Currency currency, LocalDate asOf, Instant knownBefore, long through) {
        var totals = new EnumMap<Control, Money>(Control.class);
        for (var control : Control.values()) {
            totals.put(control, Money.zero(currency));
        }
        jdbc.sql("""
                        select control, coalesce(sum(amount_minor), 0)::bigint as total_minor
                        from customer_ledger_line
                        where company_id = :company and currency = :currency
                            and effective_date <= :asOf and recorded_at < :known and sequence <= :through
                        group by control
                        """)
                .param("company", companyId)
                .param("currency", currency.getCurrencyCode())
                .param("asOf", asOf)
                .param("known", knownBefore.atOffset(ZoneOffset.UTC))
                .param("through", through)
                .query((row, number) -> Map.entry(
                        Control.valueOf(row.getString("control")), Money.ofMinor(row.getLong("total_minor"), currency)))
                .list()
                .forEach(total -> totals.put(total.getKey(), total.getValue()));
        return totals;
    }

    static String english(LedgerLine line) {
        return LineText.of(line.source(), line.reversedSource(), Locale.ENGLISH);
    }
}
