package io.tieout.ledger.creditnote;

import io.tieout.documenttotals.Rounding;
import io.tieout.documenttotals.TaxMethod;
import io.tieout.ledger.creditnote.CreditNoteResponse.CreditLineResponse;
import io.tieout.ledger.creditnote.CreditNoteResponse.CreditMovementResponse;
import io.tieout.ledger.creditnote.CreditNoteResponse.CreditRoundingResponse;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.AllocationId;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class CreditNoteQueries {

    private static final TypeReference<List<TraceStep>> TRACE = new TypeReference<>() {};

    private static final String SUMMARY = """
            select n.company_id, n.credit_note_id, n.series, n.series_number, n.customer_id, n.invoice_id,
                n.credit_note_date, n.reason, n.currency, n.net_minor, n.tax_minor, n.total_minor, n.open_minor,
                n.entry_id, n.issued_by, n.version, n.unpublished_versions, n.recorded_at, n.price_mode, n.tax_method, n.rounding_mode,
                n.rounding_increment_minor, n.rounding_trace, c.customer_number, c.name as customer_name
            from credit_note n
            left join customer_view c on c.company_id = n.company_id and c.customer_id = n.customer_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    CreditNoteQueries(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Newest first.
    Page<CreditNoteSummaryResponse> list(UUID companyId, CreditNoteFilter filter, PageRequest page) {
        var rows = jdbc.sql(SUMMARY + """
                        where n.company_id = :company
                            and (cast(:customer as uuid) is null or n.customer_id = any(customer_party(:company, :customer)))
                            and (cast(:invoice as uuid) is null or n.invoice_id = :invoice)
                            and (not :unused or n.open_minor > 0)
                            and (cast(:after as uuid) is null or n.credit_note_id < cast(:after as uuid))
                        order by n.credit_note_id desc
                        limit :limit""")
                .param("company", companyId)
                .param("customer", filter.customerId())
                .param("invoice", filter.invoiceId())
                .param("unused", filter.unused())
                .param("after", page.isFirst() ? null : page.after().getFirst())
                .param("limit", page.limit() + 1)
                .query(CreditNoteSummaryResponse::from)
                .list();
        return Page.of(rows, page, note -> List.of(note.creditNoteId().value().toString()));
    }

    CreditNoteResponse get(UUID companyId, CreditNoteId id) {
        return jdbc.sql(SUMMARY + "where n.company_id = :company and n.credit_note_id = :id")
                .param("company", companyId)
                .param("id", id.value())
                .query(this::note)
                .optional()
                .orElseThrow(() -> new CreditNoteUnknown(id))
                .with(lines(companyId, id), movements(companyId, id));
    }

    /// Of the invoice that a credit note corrects; null when it is free.
    @Nullable
    String invoiceNumber(UUID companyId, CreditNoteId id) {
        return jdbc.sql("""
                        select i.invoice_number
                        from credit_note n
                        join invoice i on i.company_id = n.company_id and i.invoice_id = n.invoice_id
                        where n.company_id = :company and n.credit_note_id = :id""")
                .param("company", companyId)
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private CreditNoteResponse note(ResultSet row, int number) throws SQLException {
        return new CreditNoteResponse(
                CreditNoteSummaryResponse.from(row, number),
                new EntryId(row.getObject("entry_id", UUID.class)),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("issued_by", UUID.class),
                row.getString("price_mode").equals("TAX_INCLUSIVE"),
                TaxMethod.valueOf(row.getString("tax_method")),
                Rounding.valueOf(row.getString("rounding_mode")),
                Money.ofMinor(row.getLong("rounding_increment_minor"), row.getString("currency")),
                List.of(),
                List.of(),
                json.readValue(row.getString("rounding_trace"), TRACE).stream()
                        .map(CreditRoundingResponse::from)
                        .toList());
    }

    private List<CreditLineResponse> lines(UUID companyId, CreditNoteId id) {
        return jdbc.sql("""
                        select line_number, invoice_line_number, product_code, description, quantity, tax_code,
                            tax_rate_percent, net_minor, tax_minor, currency
                        from credit_note_line
                        where company_id = :company and credit_note_id = :id
                        order by line_number""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> new CreditLineResponse(
                        row.getInt("line_number"),
                        row.getObject("invoice_line_number", Integer.class),
                        row.getString("product_code"),
                        row.getString("description"),
                        row.getBigDecimal("quantity"),
                        row.getString("tax_code"),
                        row.getBigDecimal("tax_rate_percent"),
                        Money.ofMinor(row.getLong("net_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("tax_minor"), row.getString("currency"))))
                .list();
    }

    private List<CreditMovementResponse> movements(UUID companyId, CreditNoteId id) {
        return jdbc.sql("""
                        select amount_minor, currency, effective_date, recorded_at, allocation_id, refund_id, match_id
                        from credit_note_movement
                        where company_id = :company and credit_note_id = :id
                        order by credit_note_movement_id
                        limit 1000""")
                .param("company", companyId)
                .param("id", id.value())
                .query((row, number) -> {
                    var allocation = row.getObject("allocation_id", UUID.class);
                    return new CreditMovementResponse(
                            Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                            row.getObject("effective_date", LocalDate.class),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            allocation == null ? null : new AllocationId(allocation),
                            row.getObject("refund_id", UUID.class),
                            row.getObject("match_id", UUID.class));
                })
                .list();
    }
}
