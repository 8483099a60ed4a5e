package io.tieout.identity.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.tieout.identity.client.ClientId;
import io.tieout.identity.client.ClientService;
import io.tieout.identity.client.StoredClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/// What the authorization server is made of: keys, clients, stores and the form of tokens.
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final int REFRESH_TOKEN_BYTES = 48;
    /// A key made by another replica is seen after this time at the latest; until then the one before it signs.
    private static final Duration KEY_CACHE = Duration.ofSeconds(10);

    private record CachedKeys(JWKSet keys, Instant expiresAt) {}

    @Bean
    AuthorizationServerSettings authorizationServerSettings(TokenProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer())
                .oidcLogoutEndpoint("/oauth2/logout")
                .build();
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(SigningKeyService keys, Clock clock) {
        var cache = new AtomicReference<@Nullable CachedKeys>();
        return (selector, context) -> {
            var now = clock.instant();
            var cached = cache.get();
            if (cached == null || cached.expiresAt().isBefore(now)) {
                cached = new CachedKeys(new JWKSet(List.<JWK>copyOf(keys.list())), now.plus(KEY_CACHE));
                cache.set(cached);
            }
            return selector.select(cached.keys());
        };
    }

    /// Before the service is ready, so that no request has to wait for it.
    @Bean
    ApplicationRunner firstSigningKey(SigningKeyService keys) {
        return arguments -> keys.list();
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> jwkSource, TokenProperties properties) {
        var decoder = NimbusJwtDecoder.withJwkSource(jwkSource).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(properties.issuer()));
        return decoder;
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> tokenGenerator(
            JWKSource<SecurityContext> jwkSource, TokenClaimsService claims, Clock clock) {
        var encoder = new NimbusJwtEncoder(jwkSource);
        encoder.setJwkSelector(List::getFirst);
        var jwt = new JwtGenerator(encoder);
        jwt.setClock(clock);
        jwt.setJwtCustomizer(claims::addTo);
        var delegate = new DelegatingOAuth2TokenGenerator(jwt, refreshTokenGenerator(clock));
        return context -> delegate.generate(context);
    }

    /// Spring's generator gives a public client no refresh token. With rotation it may have one (RFC 9700, 4.14.2).
    private static OAuth2TokenGenerator<OAuth2RefreshToken> refreshTokenGenerator(Clock clock) {
        var random = new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), REFRESH_TOKEN_BYTES);
        return context -> {
            if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
                return null;
            }
            var now = clock.instant();
            var lifetime = context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive();
            return new OAuth2RefreshToken(random.generateKey(), now, now.plus(lifetime));
        };
    }

    @Bean
    OAuth2AuthorizationConsentService authorizationConsentService(
            JdbcOperations operations, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationConsentService(operations, clients);
    }

    @Bean
    RegisteredClientRepository registeredClientRepository(ClientService clients, TokenProperties properties) {
        return new RegisteredClientRepository() {
            @Override
            public void save(RegisteredClient client) {
                throw new UnsupportedOperationException("clients are registered through the API");
            }

            @Override
            public @Nullable RegisteredClient findById(String id) {
                return clients.find(new ClientId(UUID.fromString(id)))
                        .filter(stored -> !stored.client().disabled())
                        .map(stored -> registered(stored, properties))
                        .orElse(null);
            }

            @Override
            public @Nullable RegisteredClient findByClientId(String clientId) {
                return clients.findByName(clientId)
                        .filter(stored -> !stored.client().disabled())
                        .map(stored -> registered(stored, properties))
                        .orElse(null);
            }
        };
    }

    private static RegisteredClient registered(StoredClient stored, TokenProperties properties) {
        var client = stored.client();
        var builder = RegisteredClient.withId(client.id().value().toString())
                .clientId(client.name())
                .clientName(client.displayName())
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(properties.accessTokenLifetime())
                        .refreshTokenTimeToLive(properties.refreshTokenLifetime())
                        .authorizationCodeTimeToLive(properties.codeLifetime())
                        .reuseRefreshTokens(false)
                        .build())
                // The interfaces are our own: a person who signs in there need not be asked whether they may.
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build());
        return switch (client.kind()) {
            case PUBLIC ->
                builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .redirectUris(uris -> uris.addAll(client.redirectUris()))
                        .build();
            case CONFIDENTIAL ->
                builder.clientSecret(Objects.requireNonNull(stored.secretHash()))
                        .clientAuthenticationMethods(methods -> methods.addAll(Set.of(
                                ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                                ClientAuthenticationMethod.CLIENT_SECRET_POST)))
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build();
        };
    }
}
