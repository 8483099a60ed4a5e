package io.tieout.reconciliation.dispute;

import io.tieout.platform.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DisputeRepository {

    private final JdbcClient jdbc;

    DisputeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Of two who dispute the same invoice at once, the second one sees what the first one disputes.
    void lockInvoice(UUID companyId, UUID invoiceId) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) locked")
                .param("key", "dispute " + companyId + " " + invoiceId)
                .query(Integer.class)
                .single();
    }

    /// What is disputed of an invoice and not over.
    long disputedMinor(UUID companyId, UUID invoiceId) {
        return jdbc.sql("""
                        select coalesce(sum(amount_minor), 0)::bigint
                        from dispute
                        where company_id = :company and invoice_id = :invoice and status <> 'RESOLVED'
                        """)
                .param("company", companyId)
                .param("invoice", invoiceId)
                .query(Long.class)
                .single();
    }

    void insert(Dispute dispute, Instant now) {
        jdbc.sql("""
                        insert into dispute (company_id, dispute_id, invoice_id, customer_id, currency, amount_minor,
                            reason_code, opened_by, status, owner_id, deadline, requests, event_version, opened_at, version)
                        values (:company, :dispute, :invoice, :customer, :currency, :amount, :reason, :openedBy, :status,
                            :owner, :deadline, :requests, :eventVersion, :now, :version)
                        """)
                .param("company", dispute.companyId())
                .param("dispute", dispute.disputeId())
                .param("invoice", dispute.invoiceId())
                .param("customer", dispute.customerId())
                .param("currency", dispute.amount().currency().getCurrencyCode())
                .param("amount", dispute.amount().minorUnits())
                .param("reason", dispute.reason().name())
                .param("openedBy", dispute.openedBy().name())
                .param("status", dispute.status().name())
                .param("owner", dispute.ownerId())
                .param("deadline", dispute.deadline())
                .param("requests", dispute.requests())
                .param("eventVersion", dispute.eventVersion())
                .param("version", dispute.version())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Dispute> lock(UUID companyId, UUID disputeId) {
        return jdbc.sql("""
                        select company_id, dispute_id, invoice_id, customer_id, currency, amount_minor, reason_code, opened_by,
                            status, owner_id, deadline, requests, outcome, resolved_minor, effective_date, requested_by,
                            refusal_code, refusal_detail, resolved_at, event_version, version
                        from dispute
                        where company_id = :company and dispute_id = :dispute
                        for update
                        """)
                .param("company", companyId)
                .param("dispute", disputeId)
                .query(DisputeRepository::dispute)
                .optional();
    }

    /// The row is locked by [#lock].
    void update(Dispute dispute) {
        var request = dispute.request();
        var refused = dispute.refused();
        var resolvedAt = dispute.resolvedAt();
        jdbc.sql("""
                        update dispute
                        set status = :status, owner_id = :owner, deadline = :deadline, requests = :requests,
                            outcome = :outcome, resolved_minor = :amount, effective_date = :date, requested_by = :by,
                            refusal_code = :code, refusal_detail = :detail, resolved_at = :resolvedAt,
                            event_version = :eventVersion, version = :version
                        where company_id = :company and dispute_id = :dispute
                        """)
                .param("company", dispute.companyId())
                .param("dispute", dispute.disputeId())
                .param("status", dispute.status().name())
                .param("owner", dispute.ownerId())
                .param("deadline", dispute.deadline())
                .param("requests", dispute.requests())
                .param("outcome", request == null ? null : request.outcome().name())
                .param(
                        "amount",
                        request == null ? null : (Long) request.amount().minorUnits())
                .param("date", request == null ? null : request.effectiveDate())
                .param("by", request == null ? null : request.by())
                .param("code", refused == null ? null : refused.code())
                .param("detail", refused == null ? null : refused.detail())
                .param("resolvedAt", resolvedAt == null ? null : resolvedAt.atOffset(ZoneOffset.UTC))
                .param("eventVersion", dispute.eventVersion())
                .param("version", dispute.version())
                .update();
    }

    void setSettled(Dispute dispute, SettledByLedger settled) {
        jdbc.sql("""
                        update dispute
                        set credit_note_id = :creditNote, credit_note_number = :number, entry_id = :entry
                        where company_id = :company and dispute_id = :dispute
                        """)
                .param("company", dispute.companyId())
                .param("dispute", dispute.disputeId())
                .param("creditNote", settled.creditNoteId())
                .param("number", settled.creditNoteNumber())
                .param("entry", settled.entryId())
                .update();
    }

    void insertMessage(
            Dispute dispute, DisputeSide side, boolean internal, String text, @Nullable UUID by, Instant now) {
        jdbc.sql("""
                        insert into dispute_message (company_id, dispute_id, number, side, internal, text, written_by, written_at)
                        select :company, :dispute, coalesce(max(number), 0) + 1, :side, :internal, :text, cast(:by as uuid), :now
                        from dispute_message
                        where company_id = :company and dispute_id = :dispute
                        """)
                .param("company", dispute.companyId())
                .param("dispute", dispute.disputeId())
                .param("side", side.name())
                .param("internal", internal)
                .param("text", text)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean hasFile(UUID companyId, UUID disputeId, String sha256) {
        return jdbc.sql("""
                        select exists (
                            select from dispute_file
                            where company_id = :company and dispute_id = :dispute and sha256 = :sha256)
                        """)
                .param("company", companyId)
                .param("dispute", disputeId)
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    int files(UUID companyId, UUID disputeId) {
        return jdbc.sql("select count(*) from dispute_file where company_id = :company and dispute_id = :dispute")
                .param("company", companyId)
                .param("dispute", disputeId)
                .query(Integer.class)
                .single();
    }

    void insertFile(
            Dispute dispute, DisputeSide side, boolean internal, DisputeFile file, @Nullable UUID by, Instant now) {
        var bytes = file.bytes();
        jdbc.sql("""
                        insert into dispute_file (company_id, dispute_id, sha256, file_name, media_type, size_bytes, content,
                            side, internal, added_by, added_at)
                        values (:company, :dispute, :sha256, :name, :type, :size, :content, :side, :internal, :by, :now)
                        """)
                .param("company", dispute.companyId())
                .param("dispute", dispute.disputeId())
                .param("sha256", file.sha256())
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("size", bytes.length)
                .param("content", bytes)
                .param("side", side.name())
                .param("internal", internal)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void insertStep(Dispute dispute, DisputeStep step, @Nullable String detail, @Nullable UUID by, Instant now) {
        jdbc.sql("""
                        insert into dispute_step (company_id, dispute_id, number, step, detail, taken_by, taken_at)
                        select :company, :dispute, coalesce(max(number), 0) + 1, :step, cast(:detail as text),
                            cast(:by as uuid), :now
                        from dispute_step
                        where company_id = :company and dispute_id = :dispute
                        """)
                .param("company", dispute.companyId())
                .param("dispute", dispute.disputeId())
                .param("step", step.name())
                .param("detail", detail)
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What was written and sent about a customer's disputes, by whichever side.
    void eraseTexts(UUID companyId, UUID customerId) {
        jdbc.sql("""
                        update dispute_message m
                        set text = null
                        from dispute d
                        where d.company_id = :company and d.customer_id = :customer
                            and m.company_id = d.company_id and m.dispute_id = d.dispute_id
                        """).param("company", companyId).param("customer", customerId).update();
        jdbc.sql("""
                        update dispute_file f
                        set content = null, file_name = null
                        from dispute d
                        where d.company_id = :company and d.customer_id = :customer
                            and f.company_id = d.company_id and f.dispute_id = d.dispute_id
                        """).param("company", companyId).param("customer", customerId).update();
    }

    private static Dispute dispute(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency");
        var resolvedAt = row.getObject("resolved_at", OffsetDateTime.class);
        return new Dispute(
                row.getObject("company_id", UUID.class),
                row.getObject("dispute_id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                Money.ofMinor(row.getLong("amount_minor"), currency),
                DisputeReason.valueOf(row.getString("reason_code")),
                DisputeSide.valueOf(row.getString("opened_by")),
                DisputeStatus.valueOf(row.getString("status")),
                row.getObject("owner_id", UUID.class),
                row.getObject("deadline", LocalDate.class),
                row.getInt("requests"),
                request(row, currency),
                refused(row),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                row.getLong("event_version"),
                row.getLong("version"));
    }

    private static Dispute.@Nullable Request request(ResultSet row, String currency) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null
                ? null
                : new Dispute.Request(
                        DisputeOutcome.valueOf(outcome),
                        Money.ofMinor(row.getLong("resolved_minor"), currency),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("requested_by", UUID.class));
    }

    private static Dispute.@Nullable Refused refused(ResultSet row) throws SQLException {
        var code = row.getString("refusal_code");
        return code == null ? null : new Dispute.Refused(code, row.getString("refusal_detail"));
    }
}
