package io.tieout.reconciliation.discrepancy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DiscrepancyRepository {

    private final JdbcClient jdbc;

    DiscrepancyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(UUID companyId, UUID discrepancyId, Finding finding, Instant now) {
        jdbc.sql("""
                        insert into discrepancy as known (company_id, discrepancy_id, kind, subject_type, subject_id, line_id,
                            amount_minor, currency, detail, status, opened_at)
                        values (:company, :id, :kind, :subjectType, :subject, :line, :amount, :currency, :detail, 'OPEN', :now)
                        on conflict (company_id, kind, subject_id) where status = 'OPEN' do update
                        set amount_minor = excluded.amount_minor, detail = excluded.detail
                        """)
                .param("company", companyId)
                .param("id", discrepancyId)
                .param("kind", finding.kind().name())
                .param("subjectType", finding.subjectType().name())
                .param("subject", finding.subjectId())
                .param("line", finding.lineId())
                .param("amount", finding.amount().minorUnits())
                .param("currency", finding.amount().currency().getCurrencyCode())
                .param("detail", finding.detail())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param kept kinds that stay open
    void close(
            UUID companyId,
            SubjectType type,
            Collection<UUID> subjects,
            Collection<DiscrepancyKind> kept,
            Instant now) {
        jdbc.sql("""
                        update discrepancy
                        set status = 'CLOSED', closed_at = :now
                        where company_id = :company and subject_type = :type and subject_id = any(:subjects)
                            and status = 'OPEN' and kind <> all(:kept)
                        """)
                .param("company", companyId)
                .param("type", type.name())
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("kept", kept.stream().map(DiscrepancyKind::name).toArray(String[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void closeExcept(UUID companyId, DiscrepancyKind kind, Collection<UUID> subjects, Instant now) {
        jdbc.sql("""
                        update discrepancy
                        set status = 'CLOSED', closed_at = :now
                        where company_id = :company and kind = :kind and status = 'OPEN'
                            and subject_id <> all(:subjects)
                        """)
                .param("company", companyId)
                .param("kind", kind.name())
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Whether a person is done with this very difference.
    boolean isResolved(UUID companyId, Finding finding) {
        return jdbc.sql("""
                        select exists (
                            select from discrepancy
                            where company_id = :company and kind = :kind and subject_id = :subject
                                and amount_minor = :amount and status = 'RESOLVED')
                        """)
                .param("company", companyId)
                .param("kind", finding.kind().name())
                .param("subject", finding.subjectId())
                .param("amount", finding.amount().minorUnits())
                .query(Boolean.class)
                .single();
    }

    Optional<DiscrepancyStatus> lockStatus(UUID companyId, UUID discrepancyId) {
        return jdbc.sql("""
                        select status from discrepancy
                        where company_id = :company and discrepancy_id = :id
                        for update
                        """)
                .param("company", companyId)
                .param("id", discrepancyId)
                .query(DiscrepancyStatus.class)
                .optional();
    }

    void resolve(UUID companyId, UUID discrepancyId, CauseCode cause, String comment, UUID userId, Instant now) {
        jdbc.sql("""
                        update discrepancy
                        set status = 'RESOLVED', closed_at = :now, cause_code = :cause, comment = :comment,
                            resolved_by = :user
                        where company_id = :company and discrepancy_id = :id
                        """)
                .param("company", companyId)
                .param("id", discrepancyId)
                .param("cause", cause.name())
                .param("comment", comment)
                .param("user", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
