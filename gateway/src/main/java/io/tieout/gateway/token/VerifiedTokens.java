package io.tieout.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/// Remembers for a minute which tokens were good: checking a signature costs more than passing a request on.
///
/// The expiry is looked at each time. A key that the issuer withdraws is honoured for that minute at most.
final class VerifiedTokens implements ReactiveJwtDecoder {

    static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MAX_TOKENS = 10_000;

    private final ReactiveJwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> expiry;
    private final Cache<String, Jwt> tokens;

    VerifiedTokens(ReactiveJwtDecoder decoder, OAuth2TokenValidator<Jwt> expiry, Ticker ticker) {
        this.decoder = decoder;
        this.expiry = expiry;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(MAX_TOKENS)
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .build();
    }

    @Override
    public Mono<Jwt> decode(String text) {
        var known = tokens.getIfPresent(text);
        if (known == null) {
            return decoder.decode(text).doOnNext(verified -> tokens.put(text, verified));
        }
        var result = expiry.validate(known);
        return result.hasErrors()
                ? Mono.error(new JwtValidationException("The token has expired", List.copyOf(result.getErrors())))
                : Mono.just(known);
    }
}
