package io.tieout.ledger.foreignitem;

import io.tieout.ledger.foreignitem.ForeignItemResponse.MovementResponse;
import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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
