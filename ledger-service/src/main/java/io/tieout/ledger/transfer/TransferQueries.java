package io.tieout.ledger.transfer;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.money.Money;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TransferQueries {

    private static final String COLUMNS = """
            select transfer_id, outgoing_match_id, incoming_match_id, effective_date, difference_minor, own_currency,
                entry_id, paired_by, recorded_at, undone_at, undone_by, undone_reason, reversal_entry_id
            from transfer
            """;

    private final JdbcClient jdbc;

    TransferQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first.
    Page<TransferResponse> list(UUID companyId, PageRequest page) {
        var rows = jdbc.sql(COLUMNS + """
                        where company_id = :company
                            and (cast(:after as uuid) is null or transfer_id < cast(:after as uuid))
                        order by transfer_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(TransferQueries::response)
                .list();
        return Page.of(
                rows, page, transfer -> List.of(transfer.transferId().value().toString()));
    }

    TransferResponse get(UUID companyId, TransferId id) {
        return jdbc.sql(COLUMNS + "where company_id = :company and transfer_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(TransferQueries::response)
                .optional()
                .orElseThrow(() -> new TransferUnknown(id));
    }

    /// @param open only those without their other end, or only the others
    Page<TransferLegResponse> legs(UUID companyId, @Nullable Boolean open, PageRequest page) {
        var rows = jdbc.sql("select " + TransferRepository.LEG + """
                        , leg.transfer_id
                        from transfer_leg leg
                        where leg.company_id = :company and not leg.undone
                            and (cast(:open as boolean) is null or (leg.transfer_id is null) = :open)
                            and (cast(:after as uuid) is null or leg.match_id < cast(:after as uuid))
                        order by leg.match_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("open", open)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query((row, number) -> {
                    var transfer = row.getObject("transfer_id", UUID.class);
                    return TransferLegResponse.of(
                            TransferRepository.leg(row, number), transfer == null ? null : new TransferId(transfer));
                })
                .list();
        return Page.of(rows, page, leg -> List.of(leg.matchId().toString()));
    }

    private static TransferResponse response(ResultSet row, int number) throws SQLException {
        var undoneAt = row.getObject("undone_at", OffsetDateTime.class);
        return new TransferResponse(
                new TransferId(row.getObject("transfer_id", UUID.class)),
                row.getObject("outgoing_match_id", UUID.class),
                row.getObject("incoming_match_id", UUID.class),
                row.getObject("effective_date", LocalDate.class),
                Money.ofMinor(row.getLong("difference_minor"), row.getString("own_currency")),
                entry(row.getObject("entry_id", UUID.class)),
                row.getObject("paired_by", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                undoneAt == null ? null : undoneAt.toInstant(),
                row.getObject("undone_by", UUID.class),
                row.getString("undone_reason"),
                entry(row.getObject("reversal_entry_id", UUID.class)));
    }

    private static @Nullable EntryId entry(@Nullable UUID id) {
        return id == null ? null : new EntryId(id);
    }
}
