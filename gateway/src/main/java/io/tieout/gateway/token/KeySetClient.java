package io.tieout.gateway.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The issuer's public keys, fetched when first needed and whenever a token names a key that is not known yet.
///
/// Fetches are spaced out: a flood of tokens with invented key ids must not become a flood at the issuer. Keys once
/// fetched stay good while the issuer is away.
final class KeySetClient {

    private record Fetched(List<JWK> keys, Instant at) {

        Optional<JWK> find(String keyId) {
            return keys.stream().filter(key -> keyId.equals(key.getKeyID())).findFirst();
        }
    }

    private final WebClient http;
    private final TokenProperties properties;
    private final Clock clock;
    private volatile @Nullable Fetched fetched;
    private volatile @Nullable Mono<Fetched> running;

    KeySetClient(WebClient http, TokenProperties properties, Clock clock) {
        this.http = http;
        this.properties = properties;
        this.clock = clock;
    }

    /// The key that the token names, or nothing: then its signature is good for nothing.
    Flux<JWK> keyOf(SignedJWT token) {
        var keyId = token.getHeader().getKeyID();
        if (keyId == null) {
            return Flux.empty();
        }
        var present = fetched;
        if (present != null) {
            var key = present.find(keyId);
            if (key.isPresent()) {
                return Flux.just(key.get());
            }
            if (present.at().plus(properties.keyFetchPause()).isAfter(clock.instant())) {
                return Flux.empty();
            }
        }
        return fetch().flatMapMany(keys -> Flux.fromStream(keys.find(keyId).stream()));
    }

    /// One fetch at a time, shared by all who wait for it.
    private synchronized Mono<Fetched> fetch() {
        var present = running;
        if (present != null) {
            return present;
        }
        var started = http.get()
                .uri(properties.jwksUri())
                .retrieve()
                .bodyToMono(String.class)
                .timeout(properties.keyFetchTimeout())
                .map(this::parse)
                .doOnNext(keys -> fetched = keys)
                .doFinally(signal -> running = null)
                .cache();
        running = started;
        return started;
    }

    private Fetched parse(String json) {
        try {
            return new Fetched(List.copyOf(JWKSet.parse(json).getKeys()), clock.instant());
        } catch (ParseException e) {
            throw new IllegalStateException("the issuer's keys cannot be read", e);
        }
    }
}
