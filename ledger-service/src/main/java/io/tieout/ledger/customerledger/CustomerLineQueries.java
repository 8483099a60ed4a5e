package io.tieout.ledger.customerledger;

import io.tieout.ledger.customerledger.ControlLine.Control;
import io.tieout.ledger.customerledger.ControlLine.Item;
import io.tieout.ledger.customerledger.ControlLine.ItemKind;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the journal's own tables, as the sealer does: what is told must be what was posted, whoever posted it.
@Repository
class CustomerLineQueries {

    private final JdbcClient jdbc;

    CustomerLineQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The lines of sealed entries after one and up to another, at most so many, each with its item where its own
    /// dimensions name it.
    List<ControlLine> lines(UUID companyId, long afterSequence, long lastSequence, int limit) {
        return jdbc.sql("""
                        select s.sequence_number, l.entry_id, l.line_number, l.account_code, a.account_role, l.side,
                            l.amount_minor, l.currency, l.foreign_minor, l.foreign_currency, e.effective_date,
                            e.document_date, e.recorded_at, e.source, e.source_id, reversed.source as reversed_source,
                            coalesce(cast(l.dimensions ->> 'customerId' as uuid), f.customer_id) as customer_id,
                            i.invoice_id, i.invoice_number, i.due_date, n.credit_note_id, n.credit_note_number,
                            case e.source
                                when 'INVOICE' then i.invoice_number
                                when 'CREDIT_NOTE' then n.credit_note_number
                                when 'REFUND' then r.refund_number
                            end as document_number
                        from journal_sequence s
                        join journal_line l on l.company_id = s.company_id and l.entry_id = s.entry_id
                        join account a on a.company_id = l.company_id and a.account_code = l.account_code
                            and a.account_role in ('RECEIVABLE', 'CUSTOMER_ADVANCES')
                        join journal_entry e on e.company_id = l.company_id and e.entry_id = l.entry_id
                        left join journal_entry reversed on e.source = 'REVERSAL'
                            and reversed.company_id = e.company_id and reversed.entry_id = e.source_id
                        left join foreign_item f on f.company_id = l.company_id
                            and f.foreign_item_id = cast(l.dimensions ->> 'foreignItemId' as uuid)
                        left join invoice i on i.company_id = l.company_id and i.invoice_id = coalesce(
                            cast(l.dimensions ->> 'invoiceId' as uuid),
                            case f.kind when 'INVOICE' then f.foreign_item_id end)
                        left join credit_note n on n.company_id = l.company_id and n.credit_note_id = coalesce(
                            cast(l.dimensions ->> 'creditNoteId' as uuid),
                            case f.kind when 'CREDIT_NOTE' then f.foreign_item_id end)
                        left join refund r on e.source = 'REFUND' and r.company_id = e.company_id
                            and r.refund_id = e.source_id
                        where s.company_id = :company and s.sequence_number > :after and s.sequence_number <= :last
                        order by s.sequence_number, l.line_number
                        limit :limit""")
                .param("company", companyId)
                .param("after", afterSequence)
                .param("last", lastSequence)
                .param("limit", limit)
                .query(CustomerLineQueries::line)
                .list();
    }

    /// Which money on account the entries of these lines moved, by how much and whose it is.
    List<CreditMovement> creditMovements(UUID companyId, List<UUID> entryIds) {
        return jdbc.sql("""
                        select m.entry_id, m.customer_credit_id, c.customer_id, abs(m.amount_minor) as amount_minor
                        from customer_credit_movement m
                        join customer_credit c on c.company_id = m.company_id
                            and c.customer_credit_id = m.customer_credit_id
                        where m.company_id = :company and m.entry_id = any(cast(:entries as uuid[]))
                        order by m.customer_credit_id, m.customer_credit_movement_id""")
                .param("company", companyId)
                .param("entries", entryIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> new CreditMovement(
                        row.getObject("entry_id", UUID.class),
                        row.getObject("customer_credit_id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        row.getLong("amount_minor")))
                .list();
    }

    /// Lines of money on account with the credit that each moved. Two credits of one customer in one entry are told
    /// apart by their amounts.
    static List<ControlLine> withCredits(List<ControlLine> lines, List<CreditMovement> movements) {
        var left = new ArrayList<>(movements);
        return lines.stream()
                .map(line -> line.control() == Control.ON_ACCOUNT ? withCredit(line, left) : line)
                .toList();
    }

    private static ControlLine withCredit(ControlLine line, List<CreditMovement> left) {
        var found = left.stream()
                .filter(movement -> movement.entryId().equals(line.entryId())
                        && movement.customerId().equals(line.customerId())
                        && movement.amountMinor() == line.amount().minorUnits())
                .findFirst();
        found.ifPresent(left::remove);
        return found.map(movement ->
                        line.of(new Item(ItemKind.CUSTOMER_CREDIT, movement.customerCreditId(), null, null)))
                .orElse(line);
    }

    /// @param amountMinor without its sign, in the currency of the credit
    record CreditMovement(UUID entryId, UUID customerCreditId, UUID customerId, long amountMinor) {}

    private static ControlLine line(ResultSet row, int number) throws SQLException {
        var worth = Money.ofMinor(row.getLong("amount_minor"), row.getString("currency"));
        var foreign = row.getString("foreign_minor");
        return new ControlLine(
                row.getObject("entry_id", UUID.class),
                row.getInt("line_number"),
                row.getLong("sequence_number"),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("document_date", LocalDate.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("source"),
                row.getObject("source_id", UUID.class),
                row.getString("reversed_source"),
                row.getString("document_number"),
                row.getString("account_role").equals("RECEIVABLE") ? Control.RECEIVABLE : Control.ON_ACCOUNT,
                row.getString("account_code"),
                row.getString("side").equals("DEBIT"),
                foreign == null ? worth : Money.ofMinor(Long.parseLong(foreign), row.getString("foreign_currency")),
                worth,
                row.getObject("customer_id", UUID.class),
                item(row));
    }

    private static @Nullable Item item(ResultSet row) throws SQLException {
        var invoice = row.getObject("invoice_id", UUID.class);
        if (invoice != null) {
            return new Item(
                    ItemKind.INVOICE,
                    invoice,
                    row.getString("invoice_number"),
                    row.getObject("due_date", LocalDate.class));
        }
        var note = row.getObject("credit_note_id", UUID.class);
        return note == null ? null : new Item(ItemKind.CREDIT_NOTE, note, row.getString("credit_note_number"), null);
    }
}
