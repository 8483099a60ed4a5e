package io.tieout.ledger.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// The private key that signs checkpoints. It is never in the database: whoever rewrites that cannot sign.
final class SealKey {

    static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final SealPublicKey publicKey;

    private SealKey(PrivateKey privateKey, SealPublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /// @param pem an Ed25519 key in PKCS #8, as `openssl genpkey -algorithm ed25519` writes it; its frame of dashes
    /// may be missing
    static SealKey parse(String pem) {
        var text = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+", "");
        try {
            var bytes = Base64.getDecoder().decode(text);
            var privateKey = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
            var key = new SealKey(privateKey, SealPublicKey.of(publicKeyOf(privateKey)));
            var probe = new byte[] {1, 2, 3};
            if (!key.publicKey.verifies(probe, key.sign(probe))) {
                throw new IllegalArgumentException("no Ed25519 key: it does not verify what it signs");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 private key in PKCS #8: " + e.getMessage(), e);
        }
    }

    String id() {
        return publicKey.id();
    }

    SealPublicKey publicKey() {
        return publicKey;
    }

    String sign(byte[] text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not sign", e);
        }
    }

    /// The JDK has no other way from the private to the public key than to make the pair again: its generator takes
    /// 32 random bytes as the private key, and here they are those of the key.
    private static PublicKey publicKeyOf(PrivateKey privateKey) throws GeneralSecurityException {
        var seed = ((EdECPrivateKey) privateKey).getBytes().orElseThrow();
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair().getPublic();
    }
}
