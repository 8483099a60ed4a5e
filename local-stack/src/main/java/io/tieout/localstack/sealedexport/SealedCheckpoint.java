package io.tieout.localstack.sealedexport;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A checkpoint as it was written, member by member, since what was signed is its text.
record SealedCheckpoint(
        String companyId,
        long blockNumber,
        long firstSequence,
        long lastSequence,
        String root,
        String previous,
        String sealedAt,
        String keyId,
        String signature) {

    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_ID_BYTES = 8;

    static SealedCheckpoint of(JsonNode node) {
        for (var member : List.of("companyId", "root", "previous", "sealedAt", "keyId", "signature")) {
            if (!node.path(member).isString()) {
                throw new Broken("a checkpoint has no " + member);
            }
        }
        for (var member : List.of("blockNumber", "firstSequence", "lastSequence")) {
            if (!node.path(member).isIntegralNumber() || !node.path(member).canConvertToLong()) {
                throw new Broken("a checkpoint has no " + member);
            }
        }
        return new SealedCheckpoint(
                node.path("companyId").stringValue(),
                node.path("blockNumber").longValue(),
                node.path("firstSequence").longValue(),
                node.path("lastSequence").longValue(),
                node.path("root").stringValue(),
                node.path("previous").stringValue(),
                node.path("sealedAt").stringValue(),
                node.path("keyId").stringValue(),
                node.path("signature").stringValue());
    }

    /// Names a key as checkpoints do: by the beginning of its SHA-256.
    static String keyId(String publicKey) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(publicKey));
            return HexFormat.of().formatHex(digest, 0, KEY_ID_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Broken("a public key cannot be read");
        }
    }

    String hash() {
        return SealHash.ofCheckpoint(text());
    }

    /// @param publicKey X.509 in Base64
    boolean isSignedWith(String publicKey) {
        try {
            var key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(text());
            return verifier.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    String name() {
        return "block " + blockNumber + " (entries " + firstSequence + " to " + lastSequence + ")";
    }

    private byte[] text() {
        return String.join(
                        "\n",
                        "tieout-journal-checkpoint/1",
                        companyId,
                        Long.toString(blockNumber),
                        Long.toString(firstSequence),
                        Long.toString(lastSequence),
                        root,
                        previous,
                        sealedAt,
                        keyId,
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }
}
