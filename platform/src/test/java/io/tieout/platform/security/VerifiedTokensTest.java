package io.tieout.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class VerifiedTokensTest {

    private static final Instant START = Instant.parse("2026-03-31T12:00:00Z");
    private static final Instant EXPIRY = START.plusSeconds(30);

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicInteger verified = new AtomicInteger();
    private final VerifiedTokens tokens = new VerifiedTokens(this::verify, expiry(), this::nanos);

    @Test
    void verifiesATokenOnce() {
        assertThat(tokens.decode("good").getSubject()).isEqualTo("good");
        assertThat(tokens.decode("good").getSubject()).isEqualTo("good");
        assertThat(tokens.decode("another").getSubject()).isEqualTo("another");

        assertThat(verified).hasValue(2);
    }

    @Test
    void verifiesABadTokenEachTime() {
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(BadJwtException.class);

        assertThat(verified).hasValue(2);
    }

    @Test
    void refusesAKnownTokenThatHasExpiredMeanwhile() {
        tokens.decode("good");
        now.set(EXPIRY.plusMillis(1));

        assertThatThrownBy(() -> tokens.decode("good")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    void verifiesAgainAfterAMinute() {
        tokens.decode("long-lived");
        now.set(START.plus(VerifiedTokens.KEPT).plusMillis(1));
        tokens.decode("long-lived");

        assertThat(verified).hasValue(2);
    }

    private Jwt verify(String text) {
        verified.incrementAndGet();
        if (text.equals("bad")) {
            throw new BadJwtException("the signature does not fit");
        }
        var expiry = text.equals("long-lived") ? START.plus(Duration.ofHours(1)) : EXPIRY;
        return Jwt.withTokenValue(text)
                .header("alg", "RS256")
                .subject(text)
                .issuedAt(START)
                .expiresAt(expiry)
                .build();
    }

    private JwtTimestampValidator expiry() {
        var validator = new JwtTimestampValidator(Duration.ZERO);
        validator.setClock(new MovingClock());
        return validator;
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
