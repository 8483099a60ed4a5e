package io.tieout.customer.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Seals texts and opens them.
public final class Vault {

    private static final int INDEX_BYTES = 32;

    private final Aead encryption;
    private final int contentKey;
    private final PrfSet indexes;

    private Vault(KeysetHandle encryption, KeysetHandle index) throws GeneralSecurityException {
        this.encryption = encryption.getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.contentKey = encryption.getPrimary().getId();
        this.indexes = index.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
    }

    /// @param encryption keys for authenticated encryption, in Tink's JSON
    /// @param index keys for the index (HMAC PRF), in Tink's JSON
    public static Vault of(String encryption, String index) throws GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
        return new Vault(keyset(encryption), keyset(index));
    }

    private static KeysetHandle keyset(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }

    /// @param text to be kept
    /// @param lookup what it is found by, in one spelling
    /// @param ownerId whose it is: a row that is copied to another owner cannot be opened
    public Sealed seal(String text, String lookup, UUID companyId, UUID ownerId) {
        try {
            var content = encryption.encrypt(text.getBytes(StandardCharsets.UTF_8), ids(companyId, ownerId));
            int indexKey = indexes.getPrimaryId();
            var primary = Objects.requireNonNull(indexes.getPrfs().get(indexKey));
            return new Sealed(base64(content), index(primary, companyId, lookup), contentKey, indexKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A text cannot be encrypted", e);
        }
    }

    public String open(String content, UUID companyId, UUID ownerId) {
        try {
            var text = encryption.decrypt(Base64.getDecoder().decode(content), ids(companyId, ownerId));
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A text of " + ownerId
                            + " cannot be decrypted: the key is not in the keyset, or the row was changed",
                    e);
        }
    }

    /// The indexes that the text may be kept under, one per key.
    public List<String> indexes(String lookup, UUID companyId) {
        try {
            return indexes.getPrfs().values().stream()
                    .map(key -> index(key, companyId, lookup))
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys of the index cannot be used", e);
        }
    }

    /// The key that new content is encrypted with.
    public int contentKey() {
        return contentKey;
    }

    /// The key that new indexes are made with.
    public int indexKey() {
        return indexes.getPrimaryId();
    }

    private static String index(Prf key, UUID companyId, String lookup) {
        try {
            var text = lookup.getBytes(StandardCharsets.UTF_8);
            var input = ByteBuffer.allocate(2 * Long.BYTES + text.length)
                    .putLong(companyId.getMostSignificantBits())
                    .putLong(companyId.getLeastSignificantBits())
                    .put(text);
            return base64(key.compute(input.array(), INDEX_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An index cannot be made", e);
        }
    }

    private static byte[] ids(UUID companyId, UUID ownerId) {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(companyId.getMostSignificantBits())
                .putLong(companyId.getLeastSignificantBits())
                .putLong(ownerId.getMostSignificantBits())
                .putLong(ownerId.getLeastSignificantBits())
                .array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
