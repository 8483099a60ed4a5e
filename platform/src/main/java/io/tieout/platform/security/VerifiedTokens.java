package io.tieout.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/// Remembers for a minute which tokens were good: checking a signature costs more than most requests.
///
/// The expiry is looked at each time. A key that the issuer withdraws is honoured for that minute at most.
final class VerifiedTokens implements JwtDecoder {

    static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MAX_TOKENS = 5_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> expiry;
    private final Cache<String, Jwt> tokens;

    VerifiedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> expiry, Ticker ticker) {
        this.decoder = decoder;
        this.expiry = expiry;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MAX_TOKENS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    @Override
    public Jwt decode(String text) {
        var known = tokens.getIfPresent(text);
        if (known == null) {
            var verified = decoder.decode(text);
            tokens.put(text, verified);
            return verified;
        }
        var result = expiry.validate(known);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token has expired", List.copyOf(result.getErrors()));
        }
        return known;
    }
}
