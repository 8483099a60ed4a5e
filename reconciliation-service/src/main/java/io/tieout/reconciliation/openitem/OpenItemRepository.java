package io.tieout.reconciliation.openitem;

import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.reconciliation.matching.LookupKeys;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OpenItemRepository {

    private static final RowMapper<AvailableItem> ROW = RecordRowMapper.of(AvailableItem.class);

    /// A state may tell of a payment before its event ends the reservation: then nothing is available, not less.
    private static final String COLUMNS = """
            i.invoice_id, i.kind,
            -- Whoever merged customers wants them matched as one.
            coalesce((select customer_survivor(m.company_id, m.customer_id) from merged_customer m
                       where m.company_id = i.company_id and m.customer_id = i.customer_id), i.customer_id) as customer_id,
            i.number, i.external_number, i.invoice_date, i.due_date, i.payment_reference,
            i.currency, i.total_minor, i.open_minor, i.early_payment_percent, i.early_payment_days, i.withholding_minor,
            i.voided, i.disputed, i.awaits_approval,
            case when sign(i.open_minor - i.reserved_minor) = -sign(i.total_minor) then 0
                else i.open_minor - i.reserved_minor end as available_minor
            """;

    private final JdbcClient jdbc;

    OpenItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of the items of which events have told already.
    Set<UUID> withEvents(UUID companyId, Collection<UUID> invoiceIds) {
        return new HashSet<>(jdbc.sql("""
                        select invoice_id
                        from open_item
                        where company_id = :company and invoice_id = any(:invoices) and has_events
                        """)
                .param("company", companyId)
                .param("invoices", invoiceIds.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /// The newest version decides what is open; what an older one knows in addition is kept.
    ///
    /// @return whether the item is new, or its newest state is this one's
    boolean put(IssuedItem item, Instant now) {
        var net = item.net();
        var terms = item.terms();
        var withholding = item.withholding();
        boolean inserted = jdbc.sql("""
                        insert into open_item as known (company_id, invoice_id, kind, customer_id, number, external_number, order_id,
                            deal_id, invoice_date, due_date, payment_reference, currency, net_minor, total_minor, open_minor,
                            disputed, voided, longest_number, early_payment_percent, early_payment_days, withholding_minor,
                            version, has_events, recorded_at, awaits_approval)
                        values (:company, :invoice, :kind, :customer, :number, :external, :order, :deal, :invoiceDate, :dueDate,
                            :reference, :currency, :net, :total, :open, :disputed, :voided, :longest, :earlyPercent, :earlyDays,
                            :withholding, :version, :fromEvent, :now, :awaitsApproval)
                        on conflict (company_id, invoice_id) do update
                        set net_minor = coalesce(known.net_minor, excluded.net_minor),
                            deal_id = coalesce(known.deal_id, excluded.deal_id),
                            early_payment_percent = coalesce(known.early_payment_percent, excluded.early_payment_percent),
                            early_payment_days = coalesce(known.early_payment_days, excluded.early_payment_days),
                            withholding_minor = coalesce(known.withholding_minor, excluded.withholding_minor),
                            open_minor = case when excluded.version > known.version
                                then excluded.open_minor else known.open_minor end,
                            disputed = case when excluded.version > known.version
                                then excluded.disputed else known.disputed end,
                            voided = known.voided or excluded.voided,
                            version = greatest(known.version, excluded.version),
                            has_events = known.has_events or excluded.has_events
                        returning xmax = 0
                        """)
                .param("company", item.companyId())
                .param("invoice", item.invoiceId())
                .param("kind", item.kind().name())
                .param("customer", item.customerId())
                .param("number", item.number())
                .param("external", item.externalNumber())
                .param("order", item.orderId())
                .param("deal", item.dealId())
                .param("invoiceDate", item.invoiceDate())
                .param("dueDate", item.dueDate())
                .param("reference", item.paymentReference())
                .param("currency", item.total().currency().getCurrencyCode())
                .param("net", net == null ? null : net.minorUnits())
                .param("total", item.total().minorUnits())
                .param("open", item.open().minorUnits())
                .param("disputed", item.disputed())
                .param("voided", item.voided())
                .param("earlyPercent", terms == null ? null : terms.discountPercent())
                .param("earlyDays", terms == null ? null : (Integer) terms.discountDays())
                .param("withholding", withholding == null ? null : (Long) withholding.minorUnits())
                .param("longest", item.keys().longestNumber())
                .param("version", item.version())
                .param("fromEvent", item.fromEvent())
                .param("awaitsApproval", item.awaitsApproval())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (inserted) {
            addTokens(item.companyId(), item.invoiceId(), item.keys());
        }
        return inserted || !item.fromEvent();
    }

    /// What only states tell, the newest of each item. Most tell nothing new: those write nothing.
    void describe(UUID companyId, Collection<IssuedItem> states) {
        jdbc.sql("""
                        update open_item
                        set disputed = case when state.version >= open_item.version
                                then state.disputed else open_item.disputed end,
                            voided = open_item.voided or state.voided
                        from unnest(:invoices, :versions, :disputed, :voided)
                            as state (invoice_id, version, disputed, voided)
                        where open_item.company_id = :company and open_item.invoice_id = state.invoice_id
                            and (state.version >= open_item.version and open_item.disputed <> state.disputed
                                or state.voided and not open_item.voided)
                        """)
                .param("company", companyId)
                .param("invoices", states.stream().map(IssuedItem::invoiceId).toArray(UUID[]::new))
                .param("versions", states.stream().map(IssuedItem::version).toArray(Long[]::new))
                .param("disputed", states.stream().map(IssuedItem::disputed).toArray(Boolean[]::new))
                .param("voided", states.stream().map(IssuedItem::voided).toArray(Boolean[]::new))
                .update();
    }

    private void addTokens(UUID companyId, UUID invoiceId, LookupKeys.OfItem keys) {
        var kinds = new ArrayList<String>();
        var tokens = new ArrayList<String>();
        keys.byKind()
                .forEach((kind, values) -> values.forEach(value -> {
                    kinds.add(kind);
                    tokens.add(value);
                }));
        jdbc.sql("""
                        insert into open_item_token (company_id, kind, token, invoice_id)
                        select :company, kind, token, :invoice
                        from unnest(cast(:kinds as text[]), cast(:tokens as text[])) as t(kind, token)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param("invoice", invoiceId)
                .param("kinds", kinds.toArray(String[]::new))
                .param("tokens", tokens.toArray(String[]::new))
                .update();
    }

    /// Keeps the changes and ends what their matches had reserved, in one statement: this is done for every payment.
    ///
    /// @return the items that are known: unless these are all, nothing of it may be committed
    Set<UUID> change(UUID companyId, List<ItemChange> changes, Instant now) {
        return new HashSet<>(jdbc.sql("""
                        with change as materialized (
                            select *
                            from unnest(:invoices, cast(:matches as uuid[]), :versions, cast(:dates as date[]), :changed,
                                    :opens)
                                as told (invoice_id, match_id, version, effective_date, changed_minor, open_minor)
                        ), released as (
                            delete from open_item_reservation reservation
                            using (select distinct invoice_id, match_id from change) answered
                            where reservation.company_id = :company and reservation.match_id = answered.match_id
                                and reservation.invoice_id = answered.invoice_id
                            returning reservation.invoice_id, reservation.amount_minor
                        ), kept as (
                            insert into open_item_change (company_id, invoice_id, version, effective_date, changed_minor,
                                recorded_at, match_id)
                            select :company, invoice_id, version, effective_date, changed_minor, :now, match_id
                            from change
                            on conflict do nothing
                        ), newest as (
                            select distinct on (invoice_id) invoice_id, version, open_minor
                            from change
                            order by invoice_id, version desc
                        )
                        update open_item
                        set open_minor = case when newest.version > open_item.version
                                then newest.open_minor else open_item.open_minor end,
                            reserved_minor = open_item.reserved_minor - coalesce((
                                select sum(amount_minor)::bigint
                                from released
                                where released.invoice_id = open_item.invoice_id), 0),
                            version = greatest(open_item.version, newest.version),
                            has_events = true, awaits_approval = false
                        from newest
                        where open_item.company_id = :company and open_item.invoice_id = newest.invoice_id
                        returning open_item.invoice_id
                        """)
                .param("company", companyId)
                .param("invoices", changes.stream().map(ItemChange::invoiceId).toArray(UUID[]::new))
                .param("matches", changes.stream().map(ItemChange::matchId).toArray(UUID[]::new))
                .param("versions", changes.stream().map(ItemChange::version).toArray(Long[]::new))
                .param(
                        "dates",
                        changes.stream()
                                .map(change -> change.effectiveDate().toString())
                                .toArray(String[]::new))
                .param(
                        "changed",
                        changes.stream()
                                .map(change -> change.changed().minorUnits())
                                .toArray(Long[]::new))
                .param(
                        "opens",
                        changes.stream()
                                .map(change -> change.open().minorUnits())
                                .toArray(Long[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    Optional<LookupKeys.OfItem> keys(UUID companyId, UUID invoiceId) {
        return find(companyId, List.of(invoiceId)).stream().findFirst().map(item -> LookupKeys.of(item.forMatching()));
    }

    int longestNumber(UUID companyId) {
        return jdbc.sql("select coalesce(max(longest_number), 1) from open_item where company_id = :company")
                .param("company", companyId)
                .query(Integer.class)
                .single();
    }

    List<AvailableItem> find(UUID companyId, Collection<UUID> invoiceIds) {
        return jdbc.sql("select " + COLUMNS + """
                        from open_item i
                        where i.company_id = :company and i.invoice_id = any(:invoices)
                        order by i.invoice_id
                        """)
                .param("company", companyId)
                .param("invoices", invoiceIds.toArray(UUID[]::new))
                .query(ROW)
                .list();
    }

    Map<UUID, UUID> dealsOf(UUID companyId, Collection<UUID> invoiceIds) {
        var deals = new HashMap<UUID, UUID>();
        jdbc.sql("""
                        select invoice_id, deal_id
                        from open_item
                        where company_id = :company and invoice_id = any(:invoices) and deal_id is not null
                        """)
                .param("company", companyId)
                .param("invoices", invoiceIds.toArray(UUID[]::new))
                .query((RowCallbackHandler) row ->
                        deals.put(row.getObject("invoice_id", UUID.class), row.getObject("deal_id", UUID.class)));
        return deals;
    }

    Optional<UUID> dealOf(UUID companyId, UUID invoiceId) {
        return jdbc.sql("""
                        select deal_id
                        from open_item
                        where company_id = :company and invoice_id = :invoice and deal_id is not null
                        """)
                .param("company", companyId)
                .param("invoice", invoiceId)
                .query(UUID.class)
                .optional();
    }

    /// In the order of the ids: two that want the same items must not wait for each other.
    List<AvailableItem> lock(UUID companyId, Collection<UUID> invoiceIds) {
        return jdbc.sql("select " + COLUMNS + """
                        from open_item i
                        where i.company_id = :company and i.invoice_id = any(:invoices) and not i.voided
                        order by i.invoice_id
                        for update
                        """)
                .param("company", companyId)
                .param("invoices", invoiceIds.toArray(UUID[]::new))
                .query(ROW)
                .list();
    }

    /// Each item by its key (`offset 0` keeps it so): the database thinks that many are found, and would rather read
    /// them all.
    List<AvailableItem> candidates(CandidateSearch search) {
        return jdbc.sql("with " + CandidateSearch.NAMED + """
                        equal as (
                            select e.invoice_id
                            from unnest(cast(:amounts as bigint[])) as amount
                            cross join lateral (
                                select invoice_id from open_item
                                where company_id = :company and currency = :currency and open_minor <> 0
                                    and open_minor - reserved_minor = amount and kind not in ('BILL', 'SUPPLIER_CREDIT')
                                order by due_date, invoice_id
                                limit :equalAmounts) e
                        ),
                        owned as (
                            select o.invoice_id
                            from unnest(cast(:payers as uuid[])) as payer
                            cross join lateral (
                                select invoice_id from open_item
                                where company_id = :company and customer_id = payer and open_minor <> 0
                                    and currency = :currency and open_minor <> reserved_minor and kind not in ('BILL', 'SUPPLIER_CREDIT')
                                order by due_date, invoice_id
                                limit :countable + 1) o
                        ),
                        owned_equal as (
                            select o.invoice_id
                            from open_item o
                            where o.company_id = :company and o.customer_id = any(:payers) and o.open_minor <> 0
                                and o.currency = :currency and o.open_minor - o.reserved_minor = any(:amounts)
                        ),
                        anyones as (
                            select invoice_id from open_item
                            where company_id = :company and currency = :currency and open_minor <> 0
                                and open_minor <> reserved_minor and kind not in ('BILL', 'SUPPLIER_CREDIT')
                            limit :anyones
                        )
                        """ + "select " + COLUMNS + """
                        from (select invoice_id from named union select invoice_id from equal
                            union select invoice_id from owned union select invoice_id from owned_equal
                            union select invoice_id from anyones) as found
                        cross join lateral (
                            select * from open_item
                            where company_id = :company and invoice_id = found.invoice_id
                            offset 0) i
                        where not i.voided and i.kind not in ('BILL', 'SUPPLIER_CREDIT')
                        """)
                .params(search.parameters())
                .query(ROW)
                .list();
    }

    boolean hasPayables(UUID companyId) {
        return jdbc.sql("""
                        select exists (
                            select from open_item
                            where company_id = :company and kind in ('BILL', 'SUPPLIER_CREDIT'))
                        """).param("company", companyId).query(Boolean.class).single();
    }

    boolean exists(UUID companyId, UUID invoiceId) {
        return jdbc.sql("""
                        select exists (
                            select from open_item
                            where company_id = :company and invoice_id = :invoice)
                        """)
                .param("company", companyId)
                .param("invoice", invoiceId)
                .query(Boolean.class)
                .single();
    }

    void setReleased(ItemChange change) {
        jdbc.sql("""
                        update open_item_change
                        set releases = true
                        where company_id = :company and invoice_id = :invoice and version = :version
                        """)
                .param("company", change.companyId())
                .param("invoice", change.invoiceId())
                .param("version", change.version())
                .update();
    }

    void setVoided(UUID companyId, UUID invoiceId) {
        jdbc.sql("update open_item set voided = true where company_id = :company and invoice_id = :invoice")
                .param("company", companyId)
                .param("invoice", invoiceId)
                .update();
    }

    /// Bills and suppliers' credit notes that the lines name, whatever is open of them, and so many bills of just their
    /// amounts that it is clear that there are several.
    List<AvailableItem> bills(CandidateSearch search) {
        return jdbc.sql("with " + CandidateSearch.NAMED + """
                        equal as (
                            select e.invoice_id
                            from unnest(cast(:amounts as bigint[])) as amount
                            cross join lateral (
                                select invoice_id from open_item
                                where company_id = :company and currency = :currency and open_minor <> 0
                                    and open_minor - reserved_minor = amount and kind = 'BILL'
                                order by due_date, invoice_id
                                limit :equalAmounts) e
                        )
                        """ + "select " + COLUMNS + """
                        from (select invoice_id from named union select invoice_id from equal) as found
                        cross join lateral (
                            select * from open_item
                            where company_id = :company and invoice_id = found.invoice_id
                            offset 0) i
                        where not i.voided and i.kind in ('BILL', 'SUPPLIER_CREDIT') and i.currency = :currency
                        """)
                .params(search.parameters())
                .query(ROW)
                .list();
    }

    Set<Currency> openCurrencies(UUID companyId, Collection<UUID> customerIds) {
        return new HashSet<>(jdbc.sql("""
                        select distinct currency from open_item
                        where company_id = :company and customer_id = any(:customers) and open_minor <> 0
                            and kind not in ('BILL', 'SUPPLIER_CREDIT')
                        """)
                .param("company", companyId)
                .param("customers", customerIds.toArray(UUID[]::new))
                .query((row, number) -> Currency.getInstance(row.getString("currency")))
                .list());
    }

    /// The items are locked already.
    void reserve(UUID companyId, Map<UUID, List<Reservation>> byMatch) {
        var matches = new ArrayList<UUID>();
        var invoices = new ArrayList<UUID>();
        var amounts = new ArrayList<Long>();
        byMatch.forEach((match, reservations) -> reservations.forEach(reservation -> {
            matches.add(match);
            invoices.add(reservation.invoiceId());
            amounts.add(reservation.itemMinor());
        }));
        jdbc.sql("""
                        with reserved as (
                            insert into open_item_reservation (company_id, match_id, invoice_id, amount_minor)
                            select :company, match_id, invoice_id, amount_minor
                            from unnest(cast(:matches as uuid[]), cast(:invoices as uuid[]), cast(:amounts as bigint[]))
                                as r (match_id, invoice_id, amount_minor)
                            returning invoice_id, amount_minor
                        )
                        update open_item i
                        set reserved_minor = i.reserved_minor + r.amount_minor
                        from (select invoice_id, sum(amount_minor)::bigint as amount_minor
                            from reserved group by invoice_id) r
                        where i.company_id = :company and i.invoice_id = r.invoice_id
                        """)
                .param("company", companyId)
                .param("matches", matches.toArray(UUID[]::new))
                .param("invoices", invoices.toArray(UUID[]::new))
                .param("amounts", amounts.toArray(Long[]::new))
                .update();
    }

    List<UUID> reservedBy(UUID companyId, UUID matchId) {
        return jdbc.sql("""
                        select invoice_id from open_item_reservation
                        where company_id = :company and match_id = :match
                        order by invoice_id
                        """)
                .param("company", companyId)
                .param("match", matchId)
                .query((row, number) -> row.getObject("invoice_id", UUID.class))
                .list();
    }

    void release(UUID companyId, UUID matchId, UUID invoiceId) {
        jdbc.sql("""
                        delete from open_item_reservation
                        where company_id = :company and match_id = :match and invoice_id = :invoice
                        returning amount_minor
                        """)
                .param("company", companyId)
                .param("match", matchId)
                .param("invoice", invoiceId)
                .query(Long.class)
                .optional()
                .ifPresent(amount -> addReserved(companyId, invoiceId, -amount));
    }

    private void addReserved(UUID companyId, UUID invoiceId, long amountMinor) {
        jdbc.sql("""
                        update open_item
                        set reserved_minor = reserved_minor + :amount
                        where company_id = :company and invoice_id = :invoice
                        """)
                .param("company", companyId)
                .param("invoice", invoiceId)
                .param("amount", amountMinor)
                .update();
    }
}
