package io.tieout.platform.security;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.id.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class VerifiedTokensTest {

    private static final Instant START = Instant.parse("2026-03-31T12:00:00Z");
    private static final Instant EXPIRY = START.plusSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicInteger verified = new AtomicInteger();
    private final VerifiedTokens tokens =
            new VerifiedTokens(this::verify, VerifiedTokensTest::caller, Duration.ZERO, new MovingClock(), this::nanos);

    @Test
    void verifiesATokenOnce() {
        var first = call("good");

        assertThat(call("good")).isSameAs(first);
        assertThat(call("another")).isNotEqualTo(first);
        assertThat(verified).hasValue(2);
    }

    @Test
    void verifiesABadTokenEachTime() {
        assertThatThrownBy(() -> call("bad")).isInstanceOf(InvalidBearerTokenException.class);
        assertThatThrownBy(() -> call("bad")).isInstanceOf(InvalidBearerTokenException.class);

        assertThat(verified).hasValue(2);
    }

    @Test
    void doesNotBlameTheTokenWhenTheKeysAreNotToBeHad() {
        assertThatThrownBy(() -> call("unknown")).isInstanceOf(AuthenticationServiceException.class);
    }

    @Test
    void refusesAKnownTokenThatHasExpiredMeanwhile() {
        call("good");
        now.set(EXPIRY.plusMillis(1));

        assertThatThrownBy(() -> call("good")).isInstanceOf(InvalidBearerTokenException.class);
        assertThat(verified).hasValue(1);
    }

    @Test
    void verifiesAgainAfterAMinute() {
        call("long-lived");
        now.set(START.plus(VerifiedTokens.KEPT).plusMillis(1));
        call("long-lived");

        assertThat(verified).hasValue(2);
    }

    private @Nullable Object call(String token) {
        return tokens.authenticate(new BearerTokenAuthenticationToken(token)).getPrincipal();
    }

    private static CallerAuthentication caller(Jwt token) {
        var caller = new Caller(Ids.next(), Ids.next(), Set.of(Role.ACCOUNTANT), Set.of());
        return new CallerAuthentication(caller, requireNonNull(token.getExpiresAt()));
    }

    private Jwt verify(String text) {
        verified.incrementAndGet();
        if (text.equals("bad")) {
            throw new BadJwtException("the signature does not fit");
        }
        if (text.equals("unknown")) {
            throw new JwtException("nobody answers");
        }
        var expiry = text.equals("long-lived") ? START.plus(Duration.ofHours(1)) : EXPIRY;
        return Jwt.withTokenValue(text)
                .header("alg", "RS256")
                .subject(text)
                .issuedAt(START)
                .expiresAt(expiry)
                .build();
    }

    private long nanos() {
        return Duration.between(START, now.get()).toNanos();
    }

    private final class MovingClock extends Clock {

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }
}
