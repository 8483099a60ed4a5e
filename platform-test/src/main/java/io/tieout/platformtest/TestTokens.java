package io.tieout.platformtest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.tieout.platform.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Makes tokens as identity-service would, and forged ones; serves the public key that the service under test trusts.
///
/// ```java
/// client.get().uri("/api/v1/accounts").header("Authorization", TestTokens.bearer(company, Role.ACCOUNTANT))
/// ```
public final class TestTokens {

    public static final String ISSUER = "https://issuer.test";
    public static final String AUDIENCE = "tieout";

    /// The user of every token that names no other.
    public static final UUID USER = UUID.fromString("01900000-0000-7000-8000-000000000001");

    private static final RSAKey KEY = newKey("test-key");
    private static final RSAKey STRANGE_KEY = newKey("test-key");
    private static final HttpServer JWKS = serve();

    private TestTokens() {}

    static String jwksUri() {
        return "http://127.0.0.1:" + JWKS.getAddress().getPort() + "/oauth2/jwks";
    }

    /// A person of [#USER]'s id who signed in: the header value, with `Bearer `.
    public static String bearer(UUID companyId, Role... roles) {
        return bearer(USER, companyId, roles);
    }

    public static String bearer(UUID userId, UUID companyId, Role... roles) {
        return bearer(userId, companyId, List.of(roles), List.of("openid", "tieout"));
    }

    /// A client of another system, which may do only what these scopes name.
    public static String integrator(UUID companyId, String... scopes) {
        return bearer(USER, companyId, List.of(Role.INTEGRATOR), List.of(scopes));
    }

    public static String bearer(UUID userId, UUID companyId, List<Role> roles, List<String> scopes) {
        return bearer(signed(KEY, claims(userId, companyId, roles, scopes).build()));
    }

    /// Tokens that no service may accept, by what is wrong with them, and all of them with every role.
    public static Map<String, String> forged(UUID companyId) {
        var good = claims(USER, companyId, Arrays.asList(Role.values()), List.of("tieout"));
        var claims = good.build();
        var now = Clock.systemUTC().instant();
        var forged = new LinkedHashMap<String, String>();
        forged.put("no algorithm", bearer(new PlainJWT(claims).serialize()));
        forged.put("HS256 with the public key", bearer(signedWithPublicKeyAsSecret(claims)));
        forged.put("another key under the same id", bearer(signed(STRANGE_KEY, claims)));
        forged.put(
                "expired",
                bearer(signed(
                        KEY,
                        new JWTClaimsSet.Builder(claims)
                                .issueTime(Date.from(now.minus(Duration.ofHours(1))))
                                .expirationTime(Date.from(now.minus(Duration.ofMinutes(5))))
                                .build())));
        forged.put("no expiry", bearer(signed(KEY, without("exp", claims))));
        forged.put("wrong issuer", bearer(signed(KEY, with("iss", "https://elsewhere.test", claims))));
        forged.put("wrong audience", bearer(signed(KEY, with("aud", "other", claims))));
        forged.put("no audience", bearer(signed(KEY, without("aud", claims))));
        forged.put("no company", bearer(signed(KEY, without("company", claims))));
        forged.put("changed after signing", changed(bearer(signed(KEY, claims))));
        forged.put("not a token", "Bearer abc");
        return forged;
    }

    private static JWTClaimsSet.Builder claims(UUID userId, UUID companyId, List<Role> roles, List<String> scopes) {
        var now = Clock.systemUTC().instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(userId.toString())
                .claim("company", companyId.toString())
                .claim("roles", roles.stream().map(Role::claim).toList())
                .claim("scope", scopes)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
    }

    private static JWTClaimsSet with(String claim, Object value, JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims).claim(claim, value).build();
    }

    private static JWTClaimsSet without(String claim, JWTClaimsSet claims) {
        return new JWTClaimsSet.Builder(claims).claim(claim, null).build();
    }

    private static String changed(String bearer) {
        var parts = bearer.split("\\.");
        var flipped = parts[1].charAt(10) == 'A' ? 'B' : 'A';
        return parts[0] + "." + parts[1].substring(0, 10) + flipped + parts[1].substring(11) + "." + parts[2];
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            return signed(JWSAlgorithm.RS256, new RSASSASigner(key), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The classic confusion: the verifier takes its public key for a shared secret.
    private static String signedWithPublicKeyAsSecret(JWTClaimsSet claims) {
        try {
            var secret = KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
            return signed(JWSAlgorithm.HS256, new MACSigner(secret), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        var token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID("test-key").build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer serve() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/oauth2/jwks", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(keys);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
