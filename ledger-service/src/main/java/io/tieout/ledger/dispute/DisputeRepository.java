package io.tieout.ledger.dispute;

import io.tieout.ledger.receivable.InvoiceId;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DisputeRepository {

    private static final String SELECT = """
            select company_id, dispute_id, invoice_id, currency, amount_minor, last_request, status,
                (select deal_id from invoice
                where invoice.company_id = invoice_dispute.company_id
                    and invoice.invoice_id = invoice_dispute.invoice_id) as deal_id
            from invoice_dispute
            where company_id = :company and dispute_id = :dispute
            """;

    private final JdbcClient jdbc;

    DisputeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return whether it is new
    boolean insert(OpenedDispute dispute) {
        return jdbc.sql("""
                                insert into invoice_dispute (company_id, dispute_id, invoice_id, currency, amount_minor,
                                    reason_code, status)
                                values (:company, :dispute, :invoice, :currency, :amount, :reason, 'OPEN')
                                on conflict (company_id, dispute_id) do nothing""")
                        .param("company", dispute.companyId())
                        .param("dispute", dispute.disputeId())
                        .param("invoice", dispute.invoiceId().value())
                        .param("currency", dispute.amount().currency().getCurrencyCode())
                        .param("amount", dispute.amount().minorUnits())
                        .param("reason", dispute.reasonCode())
                        .update()
                == 1;
    }

    KeptDispute get(UUID companyId, UUID disputeId) {
        return jdbc.sql(SELECT)
                .param("company", companyId)
                .param("dispute", disputeId)
                .query(DisputeRepository::dispute)
                .single();
    }

    Optional<KeptDispute> lock(UUID companyId, UUID disputeId) {
        return jdbc.sql(SELECT + "for update")
                .param("company", companyId)
                .param("dispute", disputeId)
                .query(DisputeRepository::dispute)
                .optional();
    }

    /// What all open disputes of an invoice come to.
    Money openAmount(UUID companyId, InvoiceId invoiceId, Currency currency) {
        return Money.ofMinor(
                jdbc.sql("""
                                select coalesce(sum(amount_minor), 0)::bigint
                                from invoice_dispute
                                where company_id = :company and invoice_id = :invoice and status = 'OPEN'""")
                        .param("company", companyId)
                        .param("invoice", invoiceId.value())
                        .query(Long.class)
                        .single(),
                currency);
    }

    void setSettled(WantedOutcome wanted, SettledDispute settled) {
        var entryId = settled.entryId();
        jdbc.sql("""
                        update invoice_dispute
                        set status = :outcome, last_request = :request, settled_minor = :amount,
                            effective_date = :date, decided_by = :by, credit_note_id = :creditNote,
                            entry_id = :entry, settled_at = recorded_now()
                        where company_id = :company and dispute_id = :dispute""")
                .param("company", wanted.companyId())
                .param("dispute", wanted.disputeId())
                .param("outcome", wanted.outcome().name())
                .param("request", wanted.request())
                .param("amount", wanted.amount().minorUnits())
                .param("date", wanted.date())
                .param("by", wanted.decidedBy())
                .param("creditNote", settled.creditNoteId())
                .param("entry", entryId == null ? null : entryId.value())
                .update();
    }

    void setAnswered(WantedOutcome wanted) {
        jdbc.sql("""
                        update invoice_dispute
                        set last_request = :request
                        where company_id = :company and dispute_id = :dispute""")
                .param("company", wanted.companyId())
                .param("dispute", wanted.disputeId())
                .param("request", wanted.request())
                .update();
    }

    private static KeptDispute dispute(ResultSet row, int number) throws SQLException {
        return new KeptDispute(
                row.getObject("company_id", UUID.class),
                row.getObject("dispute_id", UUID.class),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                row.getObject("deal_id", UUID.class),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getInt("last_request"),
                !row.getString("status").equals("OPEN"));
    }
}
