package io.tieout.ledger.posting;

import io.tieout.ledger.journal.EntryId;
import io.tieout.platform.problem.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaymentRepository {

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(UUID companyId, UUID matchId) {
        return !known(companyId, List.of(matchId)).isEmpty();
    }

    /// Those of the matches that were told before, whatever became of them.
    Set<UUID> known(UUID companyId, Collection<UUID> matchIds) {
        return new HashSet<>(jdbc.sql("""
                        select match_id
                        from payment
                        where company_id = :company and match_id = any(cast(:matches as uuid[]))""")
                .param("company", companyId)
                .param("matches", matchIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }

    /// Whether a match is not in the books any more, or never will be.
    boolean isGone(UUID companyId, UUID matchId) {
        return jdbc.sql("""
                        select exists (
                            select from payment
                            where company_id = :company and match_id = :match and status <> 'APPLIED')""")
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

    void insertApplied(UUID companyId, List<AppliedDecision> applied) {
        jdbc.sql("""
                        insert into payment (company_id, match_id, line_id, kind, status, effective_date, entry_id)
                        select :company, match_id, line_id, kind, 'APPLIED', effective_date, entry_id
                        from unnest(cast(:matches as uuid[]), cast(:lines as uuid[]), cast(:kinds as text[]),
                                cast(:dates as date[]), cast(:entries as uuid[]))
                            as applied (match_id, line_id, kind, effective_date, entry_id)""")
                .param("company", companyId)
                .param("matches", column(applied, one -> one.cause().matchId()))
                .param("lines", column(applied, AppliedDecision::lineId))
                .param("kinds", column(applied, AppliedDecision::kind))
                .param("dates", column(applied, AppliedDecision::effectiveDate))
                .param("entries", column(applied, one -> one.entryId().value()))
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

    private static String[] column(List<AppliedDecision> rows, Function<AppliedDecision, Object> value) {
        return rows.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
