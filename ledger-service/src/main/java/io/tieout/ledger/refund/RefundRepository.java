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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefundRepository {

    private static final String COLUMNS = """
            company_id, refund_id, customer_id, credit_note_id, customer_credit_id, refund_date, currency, amount_minor,
                reason, status, requested_by, account_code, paid_match_id, version, unpublished_versions,
                own_currency, carrying_minor""";

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
        var carrying = refund.carrying();
        jdbc.sql("""
                        update refund
                        set status = 'APPROVED', series = :series, series_number = :seriesNumber, refund_number = :number,
                            account_code = :account, entry_id = :entry, decision_reason = :reason, decided_by = :approver,
                            own_currency = :own, carrying_minor = :carrying, unpublished_versions = version,
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
                .param("own", carrying == null ? null : carrying.currency().getCurrencyCode())
                .param("carrying", carrying == null ? null : (Long) carrying.minorUnits())
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

    /// Some that wait for their money to go out and whose events have not begun. Waits for whoever has them in
    /// hand, so that an empty answer means that none is left.
    List<Refund> lockUnannounced(int limit) {
        return jdbc.sql("select " + COLUMNS + """
                         from refund
                        where unpublished_versions is null and status = 'APPROVED' and paid_match_id is null
                        order by company_id, refund_id
                        limit :limit
                        for update""")
                .param("limit", limit)
                .query(RefundRepository::refund)
                .list();
    }

    void setAnnounced(Refund refund) {
        jdbc.sql("""
                        update refund
                        set unpublished_versions = :unpublished
                        where company_id = :company and refund_id = :id""")
                .param("company", refund.companyId())
                .param("id", refund.id().value())
                .param("unpublished", refund.unpublishedVersions())
                .update();
    }

    Refund.Approval approval(Refund refund) {
        return jdbc.sql("""
                        select refund_number, entry_id
                        from refund
                        where company_id = :company and refund_id = :id""")
                .param("company", refund.companyId())
                .param("id", refund.id().value())
                .query((row, number) -> new Refund.Approval(
                        row.getString("refund_number"), new EntryId(row.getObject("entry_id", UUID.class))))
                .single();
    }

    Set<UUID> known(UUID companyId, Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("""
                        select refund_id
                        from refund
                        where company_id = :company and refund_id = any(cast(:ids as uuid[]))""")
                .param("company", companyId)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /// The row is locked.
    ///
    /// @param matchId of the bank line that pays it out; none: it waits for that line
    void setPaid(Refund refund, @Nullable UUID matchId, @Nullable LocalDate date) {
        jdbc.sql("""
                        update refund
                        set paid_match_id = :match, paid_on = :date, version = version + 1
                        where company_id = :company and refund_id = :id""")
                .param("company", refund.companyId())
                .param("id", refund.id().value())
                .param("match", matchId)
                .param("date", date)
                .update();
    }

    List<Refund> lockPaidBy(UUID companyId, UUID matchId) {
        return jdbc.sql("select " + COLUMNS + """
                         from refund
                        where company_id = :company and paid_match_id = :match
                        order by refund_id
                        for update""")
                .param("company", companyId)
                .param("match", matchId)
                .query(RefundRepository::refund)
                .list();
    }

    Optional<Refund> lock(UUID companyId, RefundId id) {
        return lock(companyId, List.of(id.value())).stream().findFirst();
    }

    /// Lowest id first, as everywhere.
    List<Refund> lock(UUID companyId, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + """
                         from refund
                        where company_id = :company and refund_id = any(cast(:ids as uuid[]))
                        order by refund_id
                        for update""")
                .param("company", companyId)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(RefundRepository::refund)
                .list();
    }

    static Refund refund(ResultSet row, int number) throws SQLException {
        var note = row.getObject("credit_note_id", UUID.class);
        var credit = row.getObject("customer_credit_id", UUID.class);
        var account = row.getString("account_code");
        var own = row.getString("own_currency");
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
                account == null ? null : new AccountCode(account),
                row.getObject("paid_match_id", UUID.class),
                row.getLong("version"),
                row.getObject("unpublished_versions", Long.class),
                own == null ? null : Money.ofMinor(row.getLong("carrying_minor"), own));
    }
}
