package io.tieout.reconciliation.confirmation;

import io.tieout.platform.money.Money;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConfirmationRepository {

    private final JdbcClient jdbc;

    ConfirmationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ConfirmationLink link, Silence silence, byte[] tokenHash, UUID createdBy) {
        var reminded = silence.remindedAt();
        jdbc.sql("""
                        insert into confirmation_link (company_id, link_id, statement_id, token_hash, created_at, created_by,
                            asked_at, expires_at, reminders, reminded_at)
                        values (:company, :link, :statement, :hash, :created, :by, :asked, :expires, :reminders,
                            cast(:reminded as timestamptz))
                        """)
                .param("company", link.companyId())
                .param("link", link.linkId())
                .param("statement", link.statementId())
                .param("hash", tokenHash)
                .param("created", link.createdAt().atOffset(ZoneOffset.UTC))
                .param("by", createdBy)
                .param("asked", silence.since().atOffset(ZoneOffset.UTC))
                .param("reminders", silence.reminders())
                .param("reminded", reminded == null ? null : reminded.atOffset(ZoneOffset.UTC))
                .param("expires", link.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// How long the customer has been silent, how often it was reminded, and when last.
    record Silence(Instant since, int reminders, @Nullable Instant remindedAt) {}

    /// @return empty when no link works: who cannot answer is not silent
    Optional<Silence> silence(UUID companyId, UUID statementId, Instant now) {
        return jdbc.sql("""
                        select asked_at, reminders, reminded_at
                        from confirmation_link
                        where company_id = :company and statement_id = :statement and closed_at is null
                            and expires_at > :now
                        """)
                .param("company", companyId)
                .param("statement", statementId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    var reminded = row.getObject("reminded_at", OffsetDateTime.class);
                    return new Silence(
                            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                            row.getInt("reminders"),
                            reminded == null ? null : reminded.toInstant());
                })
                .optional();
    }

    /// The statement's link works no more.
    void close(UUID companyId, UUID statementId, Instant now) {
        jdbc.sql("""
                        update confirmation_link
                        set closed_at = :now
                        where company_id = :company and statement_id = :statement and closed_at is null
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("statement", statementId)
                .update();
    }

    /// The link that has this token, if it still works.
    Optional<ConfirmationLink> find(byte[] tokenHash, Instant now) {
        return jdbc.sql("""
                        select company_id, link_id, statement_id, created_at, expires_at
                        from confirmation_link
                        where token_hash = :hash and closed_at is null and expires_at > :now
                        """)
                .param("hash", tokenHash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(ConfirmationRepository::link)
                .optional();
    }

    private static ConfirmationLink link(ResultSet row, int number) throws SQLException {
        return new ConfirmationLink(
                row.getObject("company_id", UUID.class),
                row.getObject("link_id", UUID.class),
                row.getObject("statement_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }

    /// The link works no more.
    ///
    /// @return false when it did not work before
    boolean use(UUID companyId, UUID linkId, Instant now) {
        return jdbc.sql("""
                                update confirmation_link
                                set closed_at = :now
                                where company_id = :company and link_id = :link and closed_at is null
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("company", companyId)
                        .param("link", linkId)
                        .update()
                == 1;
    }

    /// Statements whose customers were silent until it is time to remind them, or to take it for consent. Consent
    /// comes a pause after the last reminder, and from a link that worked until then: a reminder that would put it
    /// off is not sent.
    List<SilentStatement> silent(Instant now, int limit) {
        return jdbc.sql("""
                        select company_id, statement_id, link_id, reminders, consents
                        from (
                            select l.company_id, l.statement_id, l.link_id, l.reminders, l.asked_at,
                                t.deemed_at is not null and l.reminders > 0
                                    and greatest(t.deemed_at, t.told_at + t.pause) <= least(:now, l.expires_at)
                                    as consents,
                                l.reminders < coalesce(p.max_reminders, :usualReminders)
                                    and l.expires_at > :now and t.told_at + t.pause <= :now
                                    and (t.deemed_at is null or l.reminders = 0 or :now + t.pause <= t.deemed_at)
                                    as reminded
                            from confirmation_link l
                            join account_statement s on s.company_id = l.company_id and s.statement_id = l.statement_id
                                and s.status in ('SENT', 'REMINDED')
                            left join confirmation_policy p on p.company_id = l.company_id
                            cross join lateral (
                                select make_interval(days => coalesce(p.reminder_days, :usualDays)) as days) as usual
                            cross join lateral (
                                select usual.days as pause,
                                    l.asked_at + make_interval(days => p.deemed_after_days) as deemed_at,
                                    coalesce(l.reminded_at, l.asked_at + usual.days * l.reminders) as told_at) as t
                            where l.closed_at is null) as quiet
                        where consents or reminded
                        order by asked_at
                        limit :limit
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "usualReminders",
                        ConfirmationPolicy.usual(new UUID(0, 0)).maxReminders())
                .param("usualDays", ConfirmationPolicy.usual(new UUID(0, 0)).reminderDays())
                .param("limit", limit)
                .query((row, number) -> new SilentStatement(
                        row.getObject("company_id", UUID.class),
                        row.getObject("statement_id", UUID.class),
                        row.getObject("link_id", UUID.class),
                        row.getInt("reminders"),
                        row.getBoolean("consents")))
                .list();
    }

    /// @param reminders there were so far
    /// @param consents silence is taken for consent now; else the customer is to be reminded
    record SilentStatement(UUID companyId, UUID statementId, UUID linkId, int reminders, boolean consents) {}

    /// @return false when another replica was first
    boolean remind(SilentStatement quiet, Instant now) {
        return jdbc.sql("""
                                update confirmation_link
                                set reminders = reminders + 1, reminded_at = :now
                                where company_id = :company and link_id = :link and reminders = :seen
                                    and closed_at is null
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("company", quiet.companyId())
                        .param("link", quiet.linkId())
                        .param("seen", quiet.reminders())
                        .update()
                == 1;
    }

    /// The last reminder did not reach the customer.
    void takeReminderBack(UUID companyId, UUID statementId) {
        jdbc.sql("""
                        update confirmation_link
                        set reminders = reminders - 1
                        where company_id = :company and statement_id = :statement and closed_at is null and reminders > 0
                        """)
                .param("company", companyId)
                .param("statement", statementId)
                .update();
    }

    void insert(StatementAnswer answer, @Nullable SentFile file) {
        jdbc.sql("""
                        insert into confirmation_answer (company_id, statement_id, link_id, outcome, reason, answered_at)
                        values (:company, :statement, :link, :outcome, :reason, :answered)
                        """)
                .param("company", answer.companyId())
                .param("statement", answer.statementId())
                .param("link", answer.linkId())
                .param("outcome", answer.outcome().name())
                .param("reason", answer.reason())
                .param("answered", answer.answeredAt().atOffset(ZoneOffset.UTC))
                .update();
        var lines = answer.disputedLines();
        if (!lines.isEmpty()) {
            jdbc.sql("""
                            insert into confirmation_answer_line (company_id, statement_id, line_number, item_id,
                                amount_minor, currency)
                            select :company, :statement, line, item, amount, :currency
                            from unnest(cast(:lines as int[]), cast(:items as uuid[]), cast(:amounts as bigint[]))
                                as t (line, item, amount)
                            """)
                    .param("company", answer.companyId())
                    .param("statement", answer.statementId())
                    .param("lines", lines.stream().map(DisputedLine::lineNumber).toArray(Integer[]::new))
                    .param("items", items(lines))
                    .param(
                            "amounts",
                            lines.stream()
                                    .map(line -> line.amount().minorUnits())
                                    .toArray(Long[]::new))
                    .param("currency", lines.getFirst().amount().currency().getCurrencyCode())
                    .update();
        }
        if (file != null) {
            jdbc.sql("""
                            insert into confirmation_file (company_id, statement_id, media_type, sha256, content)
                            values (:company, :statement, :type, :hash, :content)
                            """)
                    .param("company", answer.companyId())
                    .param("statement", answer.statementId())
                    .param("type", file.mediaType())
                    .param("hash", sha256(file.content()))
                    .param("content", file.content())
                    .update();
        }
    }

    private static @Nullable UUID[] items(List<DisputedLine> lines) {
        var items = new @Nullable UUID[lines.size()];
        for (int index = 0; index < items.length; index++) {
            items[index] = lines.get(index).itemId();
        }
        return items;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<StatementAnswer> findAnswer(UUID companyId, UUID statementId) {
        var lines = jdbc.sql("""
                        select line_number, item_id, amount_minor, currency, dispute_id, refusal
                        from confirmation_answer_line
                        where company_id = :company and statement_id = :statement
                        order by line_number
                        """)
                .param("company", companyId)
                .param("statement", statementId)
                .query((row, number) -> new DisputedLine(
                        row.getInt("line_number"),
                        row.getObject("item_id", UUID.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        row.getObject("dispute_id", UUID.class),
                        row.getString("refusal")))
                .list();
        return jdbc.sql("""
                        select link_id, outcome, reason, answered_at
                        from confirmation_answer
                        where company_id = :company and statement_id = :statement
                        """)
                .param("company", companyId)
                .param("statement", statementId)
                .query((row, number) -> new StatementAnswer(
                        companyId,
                        statementId,
                        row.getObject("link_id", UUID.class),
                        AnswerOutcome.valueOf(row.getString("outcome")),
                        row.getString("reason"),
                        row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                        lines))
                .optional();
    }

    List<WaitingDispute> waitingDisputes(int limit) {
        return jdbc.sql("""
                        select l.company_id, l.statement_id, l.line_number, l.item_id, l.amount_minor, l.currency,
                            coalesce(a.reason, '') as reason
                        from confirmation_answer_line l
                        join confirmation_answer a on a.company_id = l.company_id and a.statement_id = l.statement_id
                        where l.dispute_id is null and l.refusal is null and l.item_id is not null
                        order by a.answered_at, l.statement_id, l.line_number
                        limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new WaitingDispute(
                        row.getObject("company_id", UUID.class),
                        row.getObject("statement_id", UUID.class),
                        row.getInt("line_number"),
                        row.getObject("item_id", UUID.class),
                        Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                        row.getString("reason")))
                .list();
    }

    /// @return false when another replica was first
    boolean lockWaiting(WaitingDispute line) {
        return jdbc.sql("""
                        select line_number
                        from confirmation_answer_line
                        where company_id = :company and statement_id = :statement and line_number = :line
                            and dispute_id is null and refusal is null
                        for update
                        """)
                .param("company", line.companyId())
                .param("statement", line.statementId())
                .param("line", line.lineNumber())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void setDispute(WaitingDispute line, @Nullable UUID disputeId, @Nullable String refusal) {
        jdbc.sql("""
                        update confirmation_answer_line
                        set dispute_id = :dispute, refusal = :refusal
                        where company_id = :company and statement_id = :statement and line_number = :line
                        """)
                .param("dispute", disputeId)
                .param("refusal", refusal)
                .param("company", line.companyId())
                .param("statement", line.statementId())
                .param("line", line.lineNumber())
                .update();
    }

    Optional<SentFile> findFile(UUID companyId, UUID statementId) {
        return jdbc.sql("""
                        select media_type, content
                        from confirmation_file
                        where company_id = :company and statement_id = :statement
                        """)
                .param("company", companyId)
                .param("statement", statementId)
                .query((row, number) -> new SentFile(row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    boolean hasFile(UUID companyId, UUID statementId) {
        return jdbc.sql("""
                        select exists (
                            select from confirmation_file
                            where company_id = :company and statement_id = :statement)
                        """)
                .param("company", companyId)
                .param("statement", statementId)
                .query(Boolean.class)
                .single();
    }

    /// What the customer wrote and sent, and the links first: whoever answers meanwhile is waited for, or finds none.
    void erase(UUID companyId, UUID customerId, Instant now) {
        jdbc.sql("""
                        update confirmation_link
                        set closed_at = :now
                        where company_id = :company and closed_at is null and statement_id in (
                            select statement_id from account_statement
                            where company_id = :company and customer_id = :customer)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("customer", customerId)
                .update();
        jdbc.sql("""
                        delete from confirmation_file
                        where company_id = :company and statement_id in (
                            select statement_id from account_statement
                            where company_id = :company and customer_id = :customer)
                        """).param("company", companyId).param("customer", customerId).update();
        jdbc.sql("""
                        update confirmation_answer
                        set reason = null
                        where company_id = :company and reason is not null and statement_id in (
                            select statement_id from account_statement
                            where company_id = :company and customer_id = :customer)
                        """).param("company", companyId).param("customer", customerId).update();
    }

    Optional<ConfirmationPolicy> findPolicy(UUID companyId) {
        return jdbc.sql("""
                        select link_days, reminder_days, max_reminders, deemed_after_days, version
                        from confirmation_policy
                        where company_id = :company
                        """)
                .param("company", companyId)
                .query((row, number) -> new ConfirmationPolicy(
                        companyId,
                        row.getInt("link_days"),
                        row.getInt("reminder_days"),
                        row.getInt("max_reminders"),
                        row.getObject("deemed_after_days", Integer.class),
                        row.getLong("version")))
                .optional();
    }

    /// @return false when the version before is another one
    boolean put(ConfirmationPolicy policy) {
        return jdbc.sql("""
                        insert into confirmation_policy as known (company_id, link_days, reminder_days, max_reminders,
                            deemed_after_days, version)
                        select :company, :linkDays, :reminderDays, :maxReminders, cast(:deemed as int), :version
                        where :version = 1 or exists (select from confirmation_policy where company_id = :company)
                        on conflict (company_id) do update
                        set link_days = excluded.link_days, reminder_days = excluded.reminder_days,
                            max_reminders = excluded.max_reminders, deemed_after_days = excluded.deemed_after_days,
                            version = excluded.version
                        where known.version = excluded.version - 1
                        """)
                        .param("company", policy.companyId())
                        .param("linkDays", policy.linkDays())
                        .param("reminderDays", policy.reminderDays())
                        .param("maxReminders", policy.maxReminders())
                        .param("deemed", policy.deemedAfterDays())
                        .param("version", policy.version())
                        .update()
                > 0;
    }
}
