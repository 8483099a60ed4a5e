package io.tieout.localstack.backup;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/// The key that locks backups: AES-256-GCM over segments of 1 MiB (Tink's streaming AEAD), so that a changed, cut or
/// reordered file is not read. It lies outside of every data folder: a backup that held its own key could be read by
/// nobody after a fire, and by everybody before.
public final class BackupKey {

    /// What is locked by this key is a backup, and nothing else passes for one.
    private static final byte[] PURPOSE = "tieout-backup".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final StreamingAead cipher;

    private BackupKey(Path file, KeysetHandle keys) throws GeneralSecurityException {
        this.file = file;
        this.cipher = keys.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    /// Where it lies when nobody says otherwise: in the user's configuration.
    public static Path defaultFile() {
        var configured = System.getenv("XDG_CONFIG_HOME");
        var folder = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".config")
                : Path.of(configured);
        return folder.resolve("tieout").resolve("backup-key.json");
    }

    public static BackupKey read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new LaunchFailed("There is no key " + file
                    + ". A locked backup is read with the key file that locked it" + " (--key).");
        }
        try {
            StreamingAeadConfig.register();
            return new BackupKey(
                    file, TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException e) {
            throw new LaunchFailed(file + " is no key of a backup: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LaunchFailed("The key " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Makes the file, readable by its owner only, when it is not there.
    public static BackupKey readOrCreate(Path file) {
        if (!Files.exists(file)) {
            create(file.toAbsolutePath());
        }
        return read(file);
    }

    private static void create(Path file) {
        try {
            StreamingAeadConfig.register();
            var keys = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);
            Files.createDirectories(file.getParent());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    file, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()) + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new LaunchFailed("The key " + file + " could not be made: " + e.getMessage(), e);
        }
    }

    public Path file() {
        return file;
    }

    OutputStream lock(OutputStream out) throws IOException {
        try {
            return cipher.newEncryptingStream(out, PURPOSE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reading fails where the file was changed, and at once with another key.
    InputStream unlock(InputStream in) throws IOException {
        try {
            return cipher.newDecryptingStream(in, PURPOSE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
