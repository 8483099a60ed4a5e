package io.tieout.ledger.writeoff;

import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
import io.tieout.ledger.writeoff.WriteOffResponse.RecoveryResponse;
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
class WriteOffQueries {

    private static final String COLUMNS = """
            select company_id, write_off_id, invoice_id, customer_id, method, tax_relief, effective_date, currency,
                amount_minor, tax_minor, recovered_minor, recovered_tax_minor, reason, status, requested_by, decided_by,
                decision_reason, match_id, allocation_id, entry_id, reversal_entry_id, recorded_at, version, worth_minor,
                (select base_currency from company where company.company_id = write_off.company_id) as own_currency
            from write_off
            """;

    private final JdbcClient jdbc;

    WriteOffQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Newest first; the recoveries are shown with the single write-off.
    Page<WriteOffResponse> list(
            UUID companyId, @Nullable WriteOffStatus status, @Nullable UUID invoiceId, PageRequest page) {
        var rows = jdbc.sql(COLUMNS + """
                        where company_id = :company
                            and (cast(:status as text) is null or status = :status)
                            and (cast(:invoice as uuid) is null or invoice_id = :invoice)
                            and (cast(:after as uuid) is null or write_off_id < cast(:after as uuid))
                        order by write_off_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("status", status == null ? null : status.name())
                .param("invoice", invoiceId)
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(WriteOffQueries::response)
                .list();
        return Page.of(
                rows, page, writeOff -> List.of(writeOff.writeOffId().value().toString()));
    }

    WriteOffResponse get(UUID companyId, WriteOffId id) {
        return jdbc.sql(COLUMNS + "where company_id = :company and write_off_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(WriteOffQueries::response)
                .optional()
                .orElseThrow(() -> new WriteOffUnknown(id))
                .with(recoveries(companyId, id));
    }

    private List<RecoveryResponse> recoveries(UUID companyId, WriteOffId id) {
        return jdbc.sql("""
                        select write_off_recovery_id, effective_date, currency, amount_minor, tax_minor, reason, recorded_by,
                            allocation_id, entry_id
                        from write_off_recovery
                        where company_id = :company and write_off_id = :id
                        order by write_off_recovery_id
                        limit 1000""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> new RecoveryResponse(
                        row.getObject("write_off_recovery_id", UUID.class),
                        row.getObject("effective_date", LocalDate.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("tax_minor"), row.getString("currency")),
                        row.getString("reason"),
                        row.getObject("recorded_by", UUID.class),
                        new AllocationId(row.getObject("allocation_id", UUID.class)),
                        new EntryId(row.getObject("entry_id", UUID.class))))
                .list();
    }

    private static WriteOffResponse response(ResultSet row, int number) throws SQLException {
        var writeOff = WriteOffRepository.writeOff(row, number);
        var allocation = row.getObject("allocation_id", UUID.class);
        var entry = row.getObject("entry_id", UUID.class);
        var reversal = row.getObject("reversal_entry_id", UUID.class);
        var worth = row.getObject("worth_minor", Long.class);
        return new WriteOffResponse(
                writeOff.id(),
                writeOff.invoiceId(),
                writeOff.customerId(),
                writeOff.method(),
                writeOff.taxRelief(),
                writeOff.date(),
                writeOff.amount(),
                worth == null ? null : Money.ofMinor(worth, row.getString("own_currency")),
                writeOff.tax(),
                writeOff.recovered(),
                writeOff.reason(),
                writeOff.status(),
                writeOff.requestedBy(),
                row.getObject("decided_by", UUID.class),
                row.getString("decision_reason"),
                writeOff.matchId(),
                allocation == null ? null : new AllocationId(allocation),
                entry == null ? null : new EntryId(entry),
                reversal == null ? null : new EntryId(reversal),
                List.of(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                writeOff.version());
    }
}
