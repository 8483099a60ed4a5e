package io.tieout.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Verifies tokens, and remembers for a minute which were good and whose: checking a signature costs more than most
/// requests.
///
/// The expiry is looked at each time. A key that the issuer withdraws is honoured for that minute at most.
final class VerifiedTokens implements AuthenticationManager {

    static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MAX_TOKENS = 5_000;

    private final JwtDecoder decoder;
    private final Converter<Jwt, CallerAuthentication> callers;
    private final Duration clockSkew;
    private final Clock clock;
    private final Cache<String, CallerAuthentication> known;

    VerifiedTokens(
            JwtDecoder decoder,
            Converter<Jwt, CallerAuthentication> callers,
            Duration clockSkew,
            Clock clock,
            Ticker ticker) {
        this.decoder = decoder;
        this.callers = callers;
        this.clockSkew = clockSkew;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_TOKENS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    /// @throws InvalidBearerTokenException when the token is not good, or no longer
    /// @throws AuthenticationServiceException when nobody could say: the issuer's keys were not to be had
    @Override
    public Authentication authenticate(Authentication request) {
        var text = ((BearerTokenAuthenticationToken) request).getToken();
        var caller = known.getIfPresent(text);
        if (caller == null) {
            caller = callers.convert(verified(text));
            known.put(text, caller);
        } else if (clock.instant().minus(clockSkew).isAfter(caller.expiresAt())) {
            throw new InvalidBearerTokenException("The token has expired");
        }
        return caller;
    }

    private Jwt verified(String text) {
        try {
            return decoder.decode(text);
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException("The token is not good", e);
        } catch (JwtException e) {
            throw new AuthenticationServiceException("The token could not be verified", e);
        }
    }
}
