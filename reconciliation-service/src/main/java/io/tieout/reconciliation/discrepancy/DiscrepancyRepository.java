package io.tieout.reconciliation.discrepancy;

import io.tieout.platform.id.Ids;
import io.tieout.platform.sql.RecordRowMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DiscrepancyRepository {

    private final JdbcClient jdbc;

    DiscrepancyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param findings one for each kind and subject
    void open(UUID companyId, Collection<Finding> findings, DiscrepancyPolicy policy, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        jdbc.sql("""
                        insert into discrepancy as known (company_id, discrepancy_id, kind, subject_type, subject_id, line_id,
                            amount_minor, currency, detail, status, opened_at, due_date)
                        select :company, id, kind, subject_type, subject_id, line_id, amount_minor, currency, detail, 'OPEN', :now,
                            cast(due_date as date)
                        from unnest(cast(:ids as uuid[]), cast(:kinds as text[]), cast(:subjectTypes as text[]),
                            cast(:subjects as uuid[]), cast(:lines as uuid[]), cast(:amounts as bigint[]),
                            cast(:currencies as text[]), cast(:details as text[]), cast(:deadlines as text[]))
                            as f (id, kind, subject_type, subject_id, line_id, amount_minor, currency, detail, due_date)
                        on conflict (company_id, kind, subject_id) where status = 'OPEN' do update
                        set amount_minor = excluded.amount_minor, detail = excluded.detail
                        """)
                .param("company", companyId)
                .param("ids", findings.stream().map(finding -> Ids.next()).toArray(UUID[]::new))
                .param("kinds", texts(findings, finding -> finding.kind().name()))
                .param("subjectTypes", texts(findings, finding -> finding.subjectType()
                        .name()))
                .param("subjects", findings.stream().map(Finding::subjectId).toArray(UUID[]::new))
                .param("lines", findings.stream().map(Finding::lineId).toArray(UUID[]::new))
                .param(
                        "amounts",
                        findings.stream()
                                .map(finding -> finding.amount().minorUnits())
                                .toArray(Long[]::new))
                .param(
                        "currencies",
                        texts(findings, finding -> finding.amount().currency().getCurrencyCode()))
                .param("details", texts(findings, Finding::detail))
                .param("deadlines", texts(findings, finding -> today.plusDays(policy.dueDays(finding.kind()))
                        .toString()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String[] texts(Collection<Finding> findings, Function<Finding, String> column) {
        return findings.stream().map(column).toArray(String[]::new);
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
                        set status = 'CLOSED', closed_at = :now, version = version + 1
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

    /// Closes what was found about the lines before and is found no more.
    void closeUnlessFound(
            UUID companyId, Collection<UUID> lineIds, Collection<Finding> found, DiscrepancyKind kept, Instant now) {
        jdbc.sql("""
                        update discrepancy d
                        set status = 'CLOSED', closed_at = :now, version = version + 1
                        where company_id = :company and subject_type = 'BANK_LINE' and subject_id = any(:lines)
                            and status = 'OPEN' and kind <> :kept
                            and not exists (
                                select from unnest(cast(:kinds as text[]), cast(:subjects as uuid[])) as f (kind, subject_id)
                                where f.kind = d.kind and f.subject_id = d.subject_id)
                        """)
                .param("company", companyId)
                .param("lines", lineIds.toArray(UUID[]::new))
                .param("kept", kept.name())
                .param("kinds", texts(found, finding -> finding.kind().name()))
                .param("subjects", found.stream().map(Finding::subjectId).toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void closeExcept(UUID companyId, DiscrepancyKind kind, Collection<UUID> subjects, Instant now) {
        jdbc.sql("""
                        update discrepancy
                        set status = 'CLOSED', closed_at = :now, version = version + 1
                        where company_id = :company and kind = :kind and status = 'OPEN'
                            and subject_id <> all(:subjects)
                        """)
                .param("company", companyId)
                .param("kind", kind.name())
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What a person is done with: subject and amount.
    Set<Resolved> resolved(UUID companyId, DiscrepancyKind kind, Collection<UUID> subjects) {
        return new HashSet<>(jdbc.sql("""
                        select subject_id, amount_minor
                        from discrepancy
                        where company_id = :company and kind = :kind and subject_id = any(:subjects)
                            and status = 'RESOLVED'
                        """)
                .param("company", companyId)
                .param("kind", kind.name())
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(RecordRowMapper.of(Resolved.class))
                .list());
    }

    record Resolved(UUID subjectId, long amountMinor) {}

    Optional<StoredDiscrepancy> lock(UUID companyId, UUID discrepancyId) {
        return jdbc.sql("""
                        select discrepancy_id, line_id, status, owner_id, version
                        from discrepancy
                        where company_id = :company and discrepancy_id = :id
                        for update
                        """)
                .param("company", companyId)
                .param("id", discrepancyId)
                .query(RecordRowMapper.of(StoredDiscrepancy.class))
                .optional();
    }

    void setOwner(UUID companyId, UUID discrepancyId, @Nullable UUID ownerId) {
        jdbc.sql("""
                        update discrepancy
                        set owner_id = :owner, version = version + 1
                        where company_id = :company and discrepancy_id = :id
                        """)
                .param("company", companyId)
                .param("id", discrepancyId)
                .param("owner", ownerId)
                .update();
    }

    void resolve(UUID companyId, UUID discrepancyId, CauseCode cause, String comment, UUID userId, Instant now) {
        jdbc.sql("""
                        update discrepancy
                        set status = 'RESOLVED', closed_at = :now, cause_code = :cause, comment = :comment,
                            resolved_by = :user, version = version + 1
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
