package io.tieout.localstack.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// Random secrets of one stack, one file each, readable by the owner only. Made at first use, kept for good.
public final class Secrets {

    private static final int BYTES = 24;
    private static final byte KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    public Secrets(Path folder) {
        this.folder = folder;
    }

    public Optional<String> find(String name) {
        try {
            var file = folder.resolve(name);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new LaunchFailed("The secret " + folder.resolve(name) + " cannot be read: " + e.getMessage(), e);
        }
    }

    public synchronized String getOrCreate(String name) {
        return find(name).orElseGet(() -> create(name));
    }

    /// The file with an Ed25519 private key (PEM, PKCS #8), for programs that read it themselves.
    public synchronized Path signingKeyFile(String name) {
        var file = folder.resolve(name + ".pem");
        if (!Files.exists(file)) {
            try {
                var key = KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate();
                write(
                        name + ".pem",
                        "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key.getEncoded())
                                + "\n-----END PRIVATE KEY-----");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return file;
    }

    /// The file with the keys of customer-service: two Tink keysets, one to encrypt and one to find again.
    public synchronized Path keysetFile(String name) {
        var file = folder.resolve(name + ".json");
        if (!Files.exists(file)) {
            write(name + ".json", """
                    {"encryption": %s,
                     "index": %s}""".formatted(
                            keyset("AesGcmKey", "TINK", new byte[] {0x1a, KEY_BYTES}),
                            keyset("HmacPrfKey", "RAW", new byte[] {0x12, 2, 8, 3, 0x1a, KEY_BYTES})));
        }
        return file;
    }

    /// A Tink keyset with one new key.
    ///
    /// @param head of the key in protocol buffers: parameters (SHA-256), then tag and length of the 32 key bytes
    private static String keyset(String type, String prefix, byte[] head) {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        var value =
                ByteBuffer.allocate(head.length + KEY_BYTES).put(head).put(key).array();
        int id = RANDOM.nextInt(1, Integer.MAX_VALUE);
        return """
                {"primaryKeyId": %1$d, "key": [{"keyId": %1$d, "status": "ENABLED", "outputPrefixType": "%2$s",
                  "keyData": {"typeUrl": "type.googleapis.com/google.crypto.tink.%3$s", "keyMaterialType": "SYMMETRIC",
                  "value": "%4$s"}}]}""".formatted(id, prefix, type, Base64.getEncoder().encodeToString(value));
    }

    private String create(String name) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return write(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private String write(String name, String secret) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var file = folder.resolve(name);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret + "\n");
            return secret;
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException("The secret " + name + " was made twice", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
