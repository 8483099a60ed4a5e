package io.tieout.gateway;

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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tokens as identity-service makes them, and forged ones.
final class Tokens {

    static final String ISSUER = "https://issuer.test";

    private static final RSAKey KEY = key("key-1");
    private static final RSAKey STRANGE = key("key-1");

    private Tokens() {}

    static byte[] publicKeys() {
        return new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    }

    static String of(String subject) {
        return signed(KEY, claims(subject).build());
    }

    static String withKeyId(String keyId) {
        return signed(
                new RSAKey.Builder(KEY).keyID(keyId).build(), claims("someone").build());
    }

    static Map<String, String> forged() {
        var good = claims("someone");
        var expired = Date.from(Clock.systemUTC().instant().minus(Duration.ofMinutes(5)));
        var forged = new LinkedHashMap<String, String>();
        forged.put("no algorithm", new PlainJWT(good.build()).serialize());
        forged.put("HS256 with the public key", signedWithPublicKey(good.build()));
        forged.put("another key under the same id", signed(STRANGE, good.build()));
        forged.put(
                "expired", signed(KEY, claims("someone").expirationTime(expired).build()));
        forged.put(
                "no expiry", signed(KEY, claims("someone").expirationTime(null).build()));
        forged.put(
                "wrong issuer",
                signed(KEY, claims("someone").issuer("https://elsewhere.test").build()));
        forged.put(
                "wrong audience",
                signed(KEY, claims("someone").audience("other").build()));
        forged.put(
                "no audience",
                signed(KEY, claims("someone").audience((String) null).build()));
        forged.put("unknown key", withKeyId("key-2"));
        forged.put("not a token", "abc");
        return forged;
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        var now = Clock.systemUTC().instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("tieout")
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            return signed(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key), claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signedWithPublicKey(JWTClaimsSet claims) {
        try {
            return signed(
                    JWSAlgorithm.HS256,
                    KEY.getKeyID(),
                    new MACSigner(KEY.toPublicJWK().toJSONString()),
                    claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSAlgorithm algorithm, String keyId, JWSSigner signer, JWTClaimsSet claims)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
