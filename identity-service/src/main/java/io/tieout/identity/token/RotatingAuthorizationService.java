package io.tieout.identity.token;

import static java.time.ZoneOffset.UTC;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps authorizations in the database and lets each refresh token be exchanged once.
///
/// Spring's own store forgets a refresh token when it is replaced, so a copied one would only fail. RFC 9700,
/// 4.14.2 wants more: whoever shows a spent token, thief or owner, ends the family, and both must sign in again. A
/// spent token is remembered by its hash until its family is gone. A live one is kept as its hash too: whoever reads
/// the database, or a backup of it, can sign in as nobody.
@Service
@Transactional(noRollbackFor = OAuth2AuthenticationException.class)
class RotatingAuthorizationService implements OAuth2AuthorizationService {

    private static final Logger LOG = LoggerFactory.getLogger(RotatingAuthorizationService.class);
    private static final String PRESENTED = "io.tieout.presented-refresh-token";

    /// In front of a stored hash. No token begins so: a colon is no letter of base64url.
    private static final String HASHED = "sha256:";

    private final OAuth2AuthorizationService store;
    private final JdbcClient jdbc;
    private final Clock clock;

    RotatingAuthorizationService(
            JdbcOperations operations, RegisteredClientRepository clients, JdbcClient jdbc, Clock clock) {
        this.store = new JdbcOAuth2AuthorizationService(operations, clients);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        String presented = authorization.getAttribute(PRESENTED);
        if (presented == null) {
            store.save(withoutSecret(authorization));
            return;
        }
        if (!isAloneWith(authorization.getId())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        int spent = jdbc.sql("""
                insert into spent_refresh_token (token_hash, authorization_id, spent_at)
                values (:hash, :authorization, :now)
                on conflict (token_hash) do nothing
                """)
                .param("hash", HexFormat.of().parseHex(presented))
                .param("authorization", authorization.getId())
                .param("now", clock.instant().atOffset(UTC))
                .update();
        if (spent == 0) {
            endFamily(authorization.getId());
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        store.save(OAuth2Authorization.from(withoutSecret(authorization))
                .attributes(attributes -> attributes.remove(PRESENTED))
                .build());
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        store.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return store.findById(id);
    }

    @Override
    @SuppressWarnings("NullAway") // Spring's store takes null for "any type of token" and only says so in prose.
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        if (token.startsWith(HASHED)) {
            return null;
        }
        boolean isRefreshToken = OAuth2TokenType.REFRESH_TOKEN.equals(tokenType);
        var other = isRefreshToken ? null : store.findByToken(token, tokenType);
        if (other != null || (tokenType != null && !isRefreshToken)) {
            return other;
        }
        var hash = sha256(token);
        var stored = store.findByToken(stored(hash), OAuth2TokenType.REFRESH_TOKEN);
        if (stored != null) {
            var found = withRefreshToken(stored, token);
            return isRefreshToken
                    ? OAuth2Authorization.from(found)
                            .attribute(PRESENTED, HexFormat.of().formatHex(hash))
                            .build()
                    : found;
        }
        if (!isRefreshToken) {
            return null;
        }
        jdbc.sql("select authorization_id from spent_refresh_token where token_hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .optional()
                .ifPresent(this::endFamily);
        return null;
    }

    /// One that was read from the store and not exchanged is there as a hash already.
    private static OAuth2Authorization withoutSecret(OAuth2Authorization authorization) {
        var token = authorization.getRefreshToken();
        if (token == null || token.getToken().getTokenValue().startsWith(HASHED)) {
            return authorization;
        }
        return withRefreshToken(authorization, stored(sha256(token.getToken().getTokenValue())));
    }

    /// The same grant, with the refresh token written in another way.
    private static OAuth2Authorization withRefreshToken(OAuth2Authorization authorization, String value) {
        var token = Objects.requireNonNull(authorization.getRefreshToken()).getToken();
        return OAuth2Authorization.from(authorization)
                .refreshToken(new OAuth2RefreshToken(value, token.getIssuedAt(), token.getExpiresAt()))
                .build();
    }

    private static String stored(byte[] hash) {
        return HASHED + HexFormat.of().formatHex(hash);
    }

    /// Exchanges of one family come one after the other; after a misuse there is none left.
    private boolean isAloneWith(String authorizationId) {
        return jdbc.sql("select 1 from oauth2_authorization where id = :id for update")
                .param("id", authorizationId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private void endFamily(String authorizationId) {
        LOG.warn("A spent refresh token was shown: authorization {} ends", authorizationId);
        jdbc.sql("delete from oauth2_authorization where id = :id")
                .param("id", authorizationId)
                .update();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
