package io.tieout.ledger.foreignitem;

import io.tieout.ledger.foreignitem.ForeignItemResponse.MovementResponse;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ForeignItemQueries {

    private static final int MAX_MOVEMENTS = 1_000;

    private final JdbcClient jdbc;
    private final ForeignItemRepository items;

    ForeignItemQueries(JdbcClient jdbc, ForeignItemRepository items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /// Newest first, as items stood at the end of a day and as far as that was known. Their movements are added
    /// up: the work goes with the items that were opened until then.
    ///
    /// @param knownBefore the first instant of knowledge that no longer counts
    Page<ForeignItemResponse> list(
            UUID companyId, ForeignItemFilter filter, LocalDate asOf, Instant knownBefore, PageRequest page) {
        var side = filter.side();
        var account = filter.account();
        var rows = jdbc.sql("select " + ForeignItemRepository.COLUMNS + """
                        , stood.open_minor as stood_minor, stood.carrying_minor as stood_carrying_minor
                        from foreign_item f
                        cross join lateral (
                            select coalesce(sum(m.amount_minor), 0)::bigint as open_minor,
                                coalesce(sum(m.carrying_minor), 0)::bigint as carrying_minor, count(*) as movements
                            from foreign_item_movement m
                            where m.company_id = f.company_id and m.foreign_item_id = f.foreign_item_id
                                and m.effective_date <= :asOf and m.recorded_at < :knownBefore
                        ) stood
                        where f.company_id = :company and stood.movements > 0
                            and (cast(:open as boolean) is null or (stood.open_minor > 0) = :open)
                            and (cast(:side as text) is null or f.side = :side)
                            and (cast(:account as text) is null or f.account_code = :account)
                            and (cast(:currency as text) is null or f.currency = :currency)
                            and (cast(:after as uuid) is null or f.foreign_item_id < cast(:after as uuid))
                        order by f.foreign_item_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("asOf", asOf)
                .param("knownBefore", knownBefore.atOffset(ZoneOffset.UTC))
                .param("open", filter.open())
                .param("side", side == null ? null : side.name())
                .param("account", account == null ? null : account.value())
                .param("currency", filter.currency())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> {
                    var item = ForeignItemRepository.item(row, number);
                    return ForeignItemResponse.stood(
                            item,
                            Money.ofMinor(
                                    row.getLong("stood_minor"), item.amount().currency()),
                            Money.ofMinor(
                                    row.getLong("stood_carrying_minor"),
                                    item.booked().currency()));
                })
                .list();
        return Page.of(rows, page, item -> List.of(item.id().value().toString()));
    }

    /// Newest first.
    Page<ForeignItemResponse> list(UUID companyId, ForeignItemFilter filter, PageRequest page) {
        var side = filter.side();
        var account = filter.account();
        var rows = jdbc.sql("select " + ForeignItemRepository.COLUMNS + """
                        from foreign_item f
                        where f.company_id = :company
                            and (cast(:open as boolean) is null or (f.open_minor > 0) = :open)
                            and (cast(:side as text) is null or f.side = :side)
                            and (cast(:account as text) is null or f.account_code = :account)
                            and (cast(:currency as text) is null or f.currency = :currency)
                            and (cast(:after as uuid) is null or f.foreign_item_id < cast(:after as uuid))
                        order by f.foreign_item_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("open", filter.open())
                .param("side", side == null ? null : side.name())
                .param("account", account == null ? null : account.value())
                .param("currency", filter.currency())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> ForeignItemResponse.from(ForeignItemRepository.item(row, number)))
                .list();
        return Page.of(rows, page, item -> List.of(item.id().value().toString()));
    }

    ForeignItemResponse get(UUID companyId, ForeignItemId id) {
        var item = items.find(companyId, id).orElseThrow(() -> new ForeignItemUnknown(id));
        var movements = jdbc.sql("""
                        select kind, amount_minor, carrying_minor, effective_date, recorded_at, cause_id, entry_id
                        from foreign_item_movement
                        where company_id = :company and foreign_item_id = :id
                        order by foreign_item_movement_id
                        limit :limit""")
                .param("company", companyId)
                .param("id", id.value())
                .param("limit", MAX_MOVEMENTS)
                .query((row, number) -> new MovementResponse(
                        Movement.Kind.valueOf(row.getString("kind")),
                        Money.ofMinor(row.getLong("amount_minor"), item.amount().currency()),
                        Money.ofMinor(
                                row.getLong("carrying_minor"), item.booked().currency()),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getObject("cause_id", UUID.class),
                        new EntryId(row.getObject("entry_id", UUID.class))))
                .list();
        return ForeignItemResponse.from(item).with(movements);
    }
}
