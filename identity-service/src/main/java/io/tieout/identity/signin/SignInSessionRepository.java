package io.tieout.identity.signin;

import static java.time.ZoneOffset.UTC;

import io.tieout.identity.user.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignInSessionRepository {

    record Session(UserId user, Instant signedInAt) {}

    private final JdbcClient jdbc;

    SignInSessionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String token, UserId user, Instant signedInAt, Instant expiresAt) {
        jdbc.sql("""
                insert into sign_in_session (session_hash, user_id, signed_in_at, expires_at)
                values (:hash, :user, :signedInAt, :expiresAt)
                """)
                .param("hash", hash(token))
                .param("user", user.value())
                .param("signedInAt", signedInAt.atOffset(UTC))
                .param("expiresAt", expiresAt.atOffset(UTC))
                .update();
    }

    /// A session ends when it expires, when its user is disabled, and when the password is changed.
    Optional<Session> find(String token, Instant now) {
        return jdbc.sql("""
                select session.user_id, session.signed_in_at
                from sign_in_session as session
                join app_user on app_user.user_id = session.user_id
                where session.session_hash = :hash
                    and session.expires_at > :now
                    and session.signed_in_at >= app_user.password_changed_at
                    and not app_user.disabled
                """)
                .param("hash", hash(token))
                .param("now", now.atOffset(UTC))
                .query((row, number) -> new Session(
                        new UserId(row.getObject("user_id", UUID.class)),
                        row.getObject("signed_in_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    void delete(String token) {
        jdbc.sql("delete from sign_in_session where session_hash = :hash")
                .param("hash", hash(token))
                .update();
    }

    int deleteExpired(Instant now) {
        return jdbc.sql("delete from sign_in_session where expires_at < :now")
                .param("now", now.atOffset(UTC))
                .update();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
