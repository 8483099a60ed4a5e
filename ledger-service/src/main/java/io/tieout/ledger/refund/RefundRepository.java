package io.tieout.ledger.refund;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.creditnote.CreditNoteId;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.numbering.DocumentNumber;
import io.tieout.ledger.receivable.CustomerCreditId;
import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefundRepository {

    private final JdbcClient jdbc;

    RefundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Refund refund) {
        var note = refund.creditNoteId();
        var credit = refund.customerCreditId();
        jdbc.sql("""
                        insert into refund (company_id, refund_id, customer_id, credit_note_id, customer_credit_id,
                            refund_date, currency, amount_minor, reason, status, requested_by, version)
                        values (:company, :id, :customer, :note, :credit,
                            :date, :currency, :amount, :reason, :status, :requestedBy, :version)""")
                .param("company", refund.companyId())
                .param("id", refund.id().value())
                .param("customer", refund.customerId())
                .param("note", note == null ? null : note.value())
                .param("credit", credit == null ? null : credit.value())
                .param("date", refund.date())
                .param("currency", refund.amount().currency().getCurrencyCode())
                .param("amount", refund.amount().minorUnits())
                .param("reason", refund.reason())
                .param("status", refund.status().name())
                .param("requestedBy", refund.requestedBy())
                .param("version", refund.version())
                .update();
    }

    /// The row is locked by [#lock].
    void approve(
            Refund refund, DocumentNumber number, AccountCode account, EntryId entryId, String reason, UUID approver) {
        jdbc.sql("""
                        update refund
                        set status = 'APPROVED', series = :series, series_number = :seriesNumber, refund_number = :number,
                            account_code = :account, entry_id = :entry, decision_reason = :reason, decided_by = :approver,
                            version = version + 1
                        where company_id = :company and refund_id = :id""")
                .param("company", refund.companyId())
                .param("id", refund.id().value())
                .param("series", number.series())
                .param("seriesNumber", number.number())
                .param("number", number.toString())
                .param("account", account.value())
                .param("entry", entryId.value())
                .param("reason", reason)
                .param("approver", approver)
                .update();
    }

    /// The row is locked by [#lock].
    void reject(Refund refund, String reason, UUID decidedBy) {
        jdbc.sql("""
                        update refund
                        set status = 'REJECTED', decision_reason = :reason, decided_by = :decidedBy, version = version + 1
                        where company_id = :company and refund_id = :id""")
                .param("company", refund.companyId())
                .param("id", refund.id().value())
                .param("reason", reason)
                .param("decidedBy", decidedBy)
                .update();
    }

    Optional<Refund> lock(UUID companyId, RefundId id) {
        return jdbc.sql("""
                        select company_id, refund_id, customer_id, credit_note_id, customer_credit_id, refund_date, currency,
                            amount_minor, reason, status, requested_by, version
                        from refund
                        where company_id = :company and refund_id = :id
                        for update""")
                .param("company", companyId)
                .param("id", id.value())
                .query(RefundRepository::refund)
                .optional();
    }

    static Refund refund(ResultSet row, int number) throws SQLException {
        var note = row.getObject("credit_note_id", UUID.class);
        var credit = row.getObject("customer_credit_id", UUID.class);
        return new Refund(
                row.getObject("company_id", UUID.class),
                new RefundId(row.getObject("refund_id", UUID.class)),
                row.getObject("customer_id", UUID.class),
                note == null ? null : new CreditNoteId(note),
                credit == null ? null : new CustomerCreditId(credit),
                row.getObject("refund_date", LocalDate.class),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getString("reason"),
                RefundStatus.valueOf(row.getString("status")),
                row.getObject("requested_by", UUID.class),
                row.getLong("version"));
    }
}
