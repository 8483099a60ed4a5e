package io.tieout.identity.token;

import static java.time.ZoneOffset.UTC;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Private keys are encrypted here: whoever can read the table cannot sign tokens.
@Repository
class SigningKeyRepository {

    private final JdbcClient jdbc;
    private final KeyCipher cipher;

    SigningKeyRepository(JdbcClient jdbc, KeyProperties properties) {
        this.jdbc = jdbc;
        this.cipher = new KeyCipher(properties.encryptionSecret());
    }

    /// One replica at a time may decide that a new key is needed.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('identity.signing-key'))")
                .query((row, number) -> number)
                .single();
    }

    /// The newest first.
    List<RSAKey> list() {
        return jdbc.sql("""
                select key_id, encrypted_private_key, public_key, created_at
                from signing_key
                order by created_at desc, key_id desc
                """).query(this::read).list();
    }

    void insert(String keyId, KeyPair pair, Instant createdAt) {
        jdbc.sql("""
                insert into signing_key (key_id, encrypted_private_key, public_key, created_at)
                values (:id, :privateKey, :publicKey, :createdAt)
                """)
                .param("id", keyId)
                .param("privateKey", cipher.encrypt(keyId, pair.getPrivate().getEncoded()))
                .param("publicKey", pair.getPublic().getEncoded())
                .param("createdAt", createdAt.atOffset(UTC))
                .update();
    }

    /// Removes the keys that were replaced before this instant.
    int deleteReplacedBefore(Instant instant) {
        return jdbc.sql("""
                delete from signing_key as old
                where exists (
                    select
                    from signing_key as newer
                    where newer.created_at > old.created_at and newer.created_at < :instant
                )
                """).param("instant", instant.atOffset(UTC)).update();
    }

    private RSAKey read(ResultSet row, int number) throws SQLException {
        var keyId = row.getString("key_id");
        try {
            var factory = KeyFactory.getInstance("RSA");
            var publicKey = (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(row.getBytes("public_key")));
            var privateKey = (RSAPrivateKey) factory.generatePrivate(
                    new PKCS8EncodedKeySpec(cipher.decrypt(keyId, row.getBytes("encrypted_private_key"))));
            return new RSAKey.Builder(publicKey)
                    .privateKey(privateKey)
                    .keyID(keyId)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .issueTime(Date.from(
                            row.getObject("created_at", OffsetDateTime.class).toInstant()))
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The signing key " + keyId + " cannot be decrypted: it needs the TIEOUT_KEY_ENCRYPTION_SECRET that"
                            + " it was made with",
                    e);
        }
    }
}
