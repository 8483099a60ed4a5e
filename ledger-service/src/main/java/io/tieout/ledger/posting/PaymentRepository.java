package io.tieout.ledger.posting;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaymentRepository {

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(UUID companyId, UUID matchId) {
        return jdbc.sql("select exists (select from payment where company_id = :company and match_id = :match)")
                .param("company", companyId)
                .param("match", matchId)
                .query(Boolean.class)
                .single();
    }

    Optional<Payment> lock(UUID companyId, UUID matchId) {
        return jdbc.sql("""
                        select company_id, match_id, line_id, status, effective_date, entry_id
                        from payment
                        where company_id = :company and match_id = :match
                        for update""")
                .param("company", companyId)
                .param("match", matchId)
                .query(PaymentRepository::payment)
                .optional();
    }

    void insertApplied(Cause cause, UUID lineId, String kind, EntryId entryId, LocalDate effectiveDate) {
        jdbc.sql("""
                        insert into payment (company_id, match_id, line_id, kind, status, effective_date, entry_id)
                        values (:company, :match, :line, :kind, 'APPLIED', :date, :entry)""")
                .param("company", cause.companyId())
                .param("match", cause.matchId())
                .param("line", lineId)
                .param("kind", kind)
                .param("date", effectiveDate)
                .param("entry", entryId.value())
                .update();
    }

    /// @return whether it is the first answer to this match
    boolean insertRefused(Cause cause, UUID lineId, String kind, Refusal refusal) {
        return jdbc.sql("""
                                insert into payment (company_id, match_id, line_id, kind, status, refusal_code)
                                values (:company, :match, :line, :kind, 'REFUSED', :code)
                                on conflict (company_id, match_id) do nothing""")
                        .param("company", cause.companyId())
                        .param("match", cause.matchId())
                        .param("line", lineId)
                        .param("kind", kind)
                        .param("code", refusal.code())
                        .update()
                == 1;
    }

    void setReversed(Payment payment, EntryId reversalEntryId) {
        jdbc.sql("""
                        update payment
                        set status = 'REVERSED', reversal_entry_id = :reversal
                        where company_id = :company and match_id = :match""")
                .param("company", payment.companyId())
                .param("match", payment.matchId())
                .param("reversal", reversalEntryId.value())
                .update();
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        var entry = row.getObject("entry_id", UUID.class);
        return new Payment(
                row.getObject("company_id", UUID.class),
                row.getObject("match_id", UUID.class),
                row.getObject("line_id", UUID.class),
                Payment.Status.valueOf(row.getString("status")),
                row.getObject("effective_date", LocalDate.class),
                entry == null ? null : new EntryId(entry));
    }
}
