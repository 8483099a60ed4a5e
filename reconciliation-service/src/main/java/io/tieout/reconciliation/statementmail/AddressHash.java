package io.tieout.reconciliation.statementmail;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An address by which nobody can be written to. Without the key nobody can try addresses out, either.
final class AddressHash {

    private final byte[] bytes;

    private AddressHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Upper and lower case are one address; each company's hashes are its own.
    static AddressHash of(UUID companyId, String address, String key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update(companyId.toString().getBytes(StandardCharsets.US_ASCII));
            return new AddressHash(
                    mac.doFinal(address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    static AddressHash of(byte[] bytes) {
        return new AddressHash(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
