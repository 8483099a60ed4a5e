package io.tieout.reconciliation.statementmail;

import io.tieout.platform.id.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StatementMailRepository {

    private final JdbcClient jdbc;

    StatementMailRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Leaves out statements that have a mail on its way, or had one that went out and are not wanted once more.
    ///
    /// @return how many mails there are now that were not
    int insert(UUID companyId, List<UUID> statementIds, MailKind kind, boolean again, UUID requestedBy, Instant now) {
        return jdbc.sql("""
                        insert into statement_mail (company_id, mail_id, statement_id, kind, again, state, due_at,
                            requested_by, requested_at)
                        select :company, mail_id, statement_id, :kind, :again, 'QUEUED', :now, :by, :now
                        from unnest(cast(:mails as uuid[]), cast(:statements as uuid[])) as wanted (mail_id, statement_id)
                        on conflict do nothing
                        """)
                .param("company", companyId)
                .param(
                        "mails",
                        statementIds.stream().map(statement -> Ids.next()).toArray(UUID[]::new))
                .param("statements", statementIds.toArray(UUID[]::new))
                .param("kind", kind.name())
                .param("again", again)
                .param("by", requestedBy)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isUnderWay(UUID companyId, UUID statementId) {
        return jdbc.sql("""
                        select exists (
                            select from statement_mail
                            where company_id = :company and statement_id = :statement
                                and state in ('QUEUED', 'SENDING'))
                        """)
                .param("company", companyId)
                .param("statement", statementId)
                .query(Boolean.class)
                .single();
    }

    /// The mail that is due first, for this sender alone until the lease ends. One whose sender died before the mail
    /// was written is due again.
    Optional<StatementMail> claim(Instant now, Duration lease) {
        return jdbc.sql("""
                        update statement_mail
                        set state = 'SENDING', attempts = attempts + 1, due_at = :lease, address_hash = null,
                            link_hash = null, opt_out_hash = null
                        where (company_id, mail_id) = (
                            select company_id, mail_id
                            from statement_mail
                            where state in ('QUEUED', 'SENDING') and due_at <= :now
                                and (state = 'QUEUED' or link_hash is null)
                            order by due_at
                            limit 1
                            for update skip locked)
                        returning company_id, mail_id, statement_id, kind, attempts, requested_by
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
                .query(StatementMailRepository::mail)
                .optional();
    }

    /// A mail whose sender died, or is lost, after it was written.
    Optional<StatementMail> lockLost(Instant now) {
        return jdbc.sql("""
                        select company_id, mail_id, statement_id, kind, attempts, requested_by
                        from statement_mail
                        where state = 'SENDING' and due_at <= :now and link_hash is not null
                        order by due_at
                        limit 1
                        for update skip locked
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(StatementMailRepository::mail)
                .optional();
    }

    private static StatementMail mail(ResultSet row, int number) throws SQLException {
        return new StatementMail(
                row.getObject("company_id", UUID.class),
                row.getObject("mail_id", UUID.class),
                row.getObject("statement_id", UUID.class),
                MailKind.valueOf(row.getString("kind")),
                row.getInt("attempts"),
                row.getObject("requested_by", UUID.class));
    }

    /// From now on the mail may be out.
    ///
    /// @return false when somebody else has the mail
    boolean setWritten(StatementMail mail, AddressHash address, byte[] linkHash, byte[] optOutHash) {
        return jdbc.sql("""
                        update statement_mail
                        set address_hash = :address, link_hash = :link, opt_out_hash = :optOut
                        where company_id = :company and mail_id = :mail and state = 'SENDING' and attempts = :attempts
                        """)
                        .param("address", address.bytes())
                        .param("link", linkHash)
                        .param("optOut", optOutHash)
                        .param("company", mail.companyId())
                        .param("mail", mail.mailId())
                        .param("attempts", mail.attempts())
                        .update()
                > 0;
    }

    /// The link in a mail that was written.
    Optional<byte[]> linkHash(StatementMail mail) {
        return jdbc.sql("""
                        select link_hash
                        from statement_mail
                        where company_id = :company and mail_id = :mail and attempts = :attempts
                            and link_hash is not null
                        """)
                .param("company", mail.companyId())
                .param("mail", mail.mailId())
                .param("attempts", mail.attempts())
                .query(byte[].class)
                .optional();
    }

    /// It will be tried again.
    void postpone(StatementMail mail, Instant dueAt, String failure) {
        set(mail, "SENDING", MailState.QUEUED, dueAt, null, failure);
    }

    /// It is over, also for a mail that was given up while its sender still talked.
    void end(StatementMail mail, MailState state, Instant now, @Nullable String failure) {
        set(mail, "UNCERTAIN", state, now, now, failure);
    }

    private void set(
            StatementMail mail,
            String orFrom,
            MailState state,
            Instant dueAt,
            @Nullable Instant endedAt,
            @Nullable String failure) {
        jdbc.sql("""
                        update statement_mail
                        set state = :state, due_at = :due, ended_at = cast(:ended as timestamptz), failure = :failure
                        where company_id = :company and mail_id = :mail and state in ('SENDING', :orFrom)
                            and attempts = :attempts
                        """)
                .param("state", state.name())
                .param("orFrom", orFrom)
                .param("due", dueAt.atOffset(ZoneOffset.UTC))
                .param("ended", endedAt == null ? null : endedAt.atOffset(ZoneOffset.UTC))
                .param("failure", failure)
                .param("company", mail.companyId())
                .param("mail", mail.mailId())
                .param("attempts", mail.attempts())
                .update();
    }

    /// The mail, if it may have gone out.
    Optional<SentMail> findSent(UUID companyId, UUID mailId) {
        return jdbc.sql("""
                        select company_id, mail_id, statement_id, kind, address_hash
                        from statement_mail
                        where company_id = :company and mail_id = :mail and address_hash is not null
                            and state in ('SENDING', 'SENT', 'UNCERTAIN', 'BOUNCED')
                        """)
                .param("company", companyId)
                .param("mail", mailId)
                .query(StatementMailRepository::sent)
                .optional();
    }

    /// The mail that has this link to opt out in it.
    Optional<SentMail> findByOptOut(byte[] optOutHash) {
        return jdbc.sql("""
                        select company_id, mail_id, statement_id, kind, address_hash
                        from statement_mail
                        where opt_out_hash = :hash and address_hash is not null
                        """)
                .param("hash", optOutHash)
                .query(StatementMailRepository::sent)
                .optional();
    }

    private static SentMail sent(ResultSet row, int number) throws SQLException {
        return new SentMail(
                row.getObject("company_id", UUID.class),
                row.getObject("mail_id", UUID.class),
                row.getObject("statement_id", UUID.class),
                MailKind.valueOf(row.getString("kind")),
                AddressHash.of(row.getBytes("address_hash")));
    }

    /// @return false when that is known
    boolean bounced(SentMail mail, String failure) {
        return jdbc.sql("""
                        update statement_mail
                        set state = 'BOUNCED', failure = :failure
                        where company_id = :company and mail_id = :mail and state in ('SENT', 'UNCERTAIN')
                        """)
                        .param("failure", failure)
                        .param("company", mail.companyId())
                        .param("mail", mail.mailId())
                        .update()
                > 0;
    }

    RunMailsResponse ofRun(UUID companyId, UUID runId) {
        Map<MailState, Long> byState = new EnumMap<>(MailState.class);
        long[] without = {0};
        jdbc.sql("""
                        select mail.state, count(*) as statements
                        from account_statement s
                        left join lateral (
                            select m.state
                            from statement_mail m
                            where m.company_id = s.company_id and m.statement_id = s.statement_id
                            order by m.mail_id desc
                            limit 1) mail on true
                        where s.company_id = :company and s.run_id = :run
                        group by mail.state
                        """).param("company", companyId).param("run", runId).query(row -> {
            var state = row.getString("state");
            if (state == null) {
                without[0] = row.getLong("statements");
            } else {
                byState.put(MailState.valueOf(state), row.getLong("statements"));
            }
        });
        long with = byState.values().stream().mapToLong(Long::longValue).sum();
        return new RunMailsResponse(runId, with + without[0], without[0], byState);
    }

    List<StatementMailResponse> ofStatement(UUID companyId, UUID statementId) {
        return jdbc.sql("""
                        select mail_id, kind, state, attempts, failure, requested_at
                        from statement_mail
                        where company_id = :company and statement_id = :statement
                        order by mail_id
                        limit 200
                        """)
                .param("company", companyId)
                .param("statement", statementId)
                .query((row, number) -> new StatementMailResponse(
                        row.getObject("mail_id", UUID.class),
                        MailKind.valueOf(row.getString("kind")),
                        MailState.valueOf(row.getString("state")),
                        row.getInt("attempts"),
                        row.getString("failure"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Where the customer is written to now.
    Optional<String> address(UUID companyId, UUID customerId) {
        return jdbc.sql("""
                        select email
                        from customer_view
                        where company_id = :company and customer_id = :customer and email is not null
                        """)
                .param("company", companyId)
                .param("customer", customerId)
                .query(String.class)
                .optional();
    }

    boolean isSuppressed(UUID companyId, AddressHash address) {
        return jdbc.sql("""
                        select exists (
                            select from mail_suppression
                            where company_id = :company and address_hash = :hash and lifted_at is null)
                        """)
                .param("company", companyId)
                .param("hash", address.bytes())
                .query(Boolean.class)
                .single();
    }

    /// What was known before of the address stays.
    void suppress(UUID companyId, Suppression suppression) {
        jdbc.sql("""
                        insert into mail_suppression (company_id, suppression_id, address_hash, reason, note, recorded_at,
                            recorded_by)
                        values (:company, :id, :hash, :reason, :note, :now, :by)
                        on conflict (company_id, address_hash) where lifted_at is null do nothing
                        """)
                .param("company", companyId)
                .param("id", suppression.suppressionId())
                .param("hash", suppression.address().bytes())
                .param("reason", suppression.reason().name())
                .param("note", suppression.note())
                .param("now", suppression.recordedAt().atOffset(ZoneOffset.UTC))
                .param("by", suppression.recordedBy())
                .update();
    }

    /// @return false when it is not there
    boolean lift(UUID companyId, AddressHash address, String note, Instant now, UUID liftedBy) {
        return jdbc.sql("""
                        update mail_suppression
                        set lifted_at = :now, lifted_by = :by, lift_note = :note
                        where company_id = :company and address_hash = :hash and lifted_at is null
                        """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", liftedBy)
                        .param("note", note)
                        .param("company", companyId)
                        .param("hash", address.bytes())
                        .update()
                > 0;
    }

    /// The oldest first.
    ///
    /// @param after the last one shown before
    List<Suppression> suppressions(UUID companyId, @Nullable String after, int limit) {
        return jdbc.sql("""
                        select suppression_id, address_hash, reason, note, recorded_at, recorded_by
                        from mail_suppression
                        where company_id = :company and lifted_at is null
                            and (cast(:after as uuid) is null or suppression_id > cast(:after as uuid))
                        order by suppression_id
                        limit :limit
                        """)
                .param("company", companyId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Suppression(
                        row.getObject("suppression_id", UUID.class),
                        AddressHash.of(row.getBytes("address_hash")),
                        SuppressionReason.valueOf(row.getString("reason")),
                        row.getString("note"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        row.getObject("recorded_by", UUID.class)))
                .list();
    }
}
