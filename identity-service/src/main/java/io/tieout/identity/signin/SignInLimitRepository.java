package io.tieout.identity.signin;

import static java.time.ZoneOffset.UTC;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts attempts per account and per address, by hash: what was typed is nobody's business, least of all a
/// password that went into the wrong field.
@Repository
class SignInLimitRepository {

    enum Kind {
        ACCOUNT,
        ADDRESS
    }

    private final JdbcClient jdbc;

    SignInLimitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts an attempt before it is made, so that many at once do not slip through together.
    ///
    /// @return how many there have been in the present window
    int count(Kind kind, String subject, Instant now, Instant windowEnd) {
        return jdbc.sql("""
                insert into sign_in_failure as present (kind, subject_hash, failures, window_ends_at)
                values (:kind, :subject, 1, :windowEnd)
                on conflict (kind, subject_hash) do update
                set failures = case when present.window_ends_at <= :now then 1 else present.failures + 1 end,
                    window_ends_at = case when present.window_ends_at <= :now
                        then excluded.window_ends_at else present.window_ends_at end
                returning failures
                """)
                .param("kind", kind.name())
                .param("subject", hash(subject))
                .param("now", now.atOffset(UTC))
                .param("windowEnd", windowEnd.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    void forget(Kind kind, String subject) {
        jdbc.sql("delete from sign_in_failure where kind = :kind and subject_hash = :subject")
                .param("kind", kind.name())
                .param("subject", hash(subject))
                .update();
    }

    /// Takes one attempt back: it was a good one.
    void refund(Kind kind, String subject) {
        jdbc.sql("""
                update sign_in_failure
                set failures = failures - 1
                where kind = :kind and subject_hash = :subject and failures > 1
                """).param("kind", kind.name()).param("subject", hash(subject)).update();
    }

    int deleteExpired(Instant now) {
        return jdbc.sql("delete from sign_in_failure where window_ends_at < :now")
                .param("now", now.atOffset(UTC))
                .update();
    }

    private static byte[] hash(String subject) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(subject.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
