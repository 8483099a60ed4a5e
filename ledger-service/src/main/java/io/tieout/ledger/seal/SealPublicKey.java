package io.tieout.ledger.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// What everybody may know of a key that signs checkpoints.
///
/// @param id the first 16 hexadecimal digits of the SHA-256 of the encoded key
/// @param encoded X.509 (SubjectPublicKeyInfo) in Base64
record SealPublicKey(String id, String encoded) {

    private static final int ID_BYTES = 8;

    static SealPublicKey of(PublicKey key) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return new SealPublicKey(
                HexFormat.of().formatHex(digest, 0, ID_BYTES),
                Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    static SealPublicKey parse(String encoded) {
        try {
            return of(key(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no Ed25519 public key in X.509: " + e.getMessage(), e);
        }
    }

    boolean verifies(byte[] text, String signature) {
        try {
            var verifier = Signature.getInstance(SealKey.ALGORITHM);
            verifier.initVerify(key(encoded));
            verifier.update(text);
            return verifier.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static PublicKey key(String encoded) throws GeneralSecurityException {
        var bytes = Base64.getDecoder().decode(encoded);
        return KeyFactory.getInstance(SealKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
    }
}
