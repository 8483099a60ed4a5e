package io.tieout.localstack.part;

import io.tieout.localstack.machine.LaunchFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The Java that runs the launcher also runs the parts.
final class JavaRuntime {

    private JavaRuntime() {}

    static String executable() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }

    /// A short name for "this Java with these options on this code": a cache made for one is useless for another.
    static String fingerprint(List<String> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(System.getProperty("java.vm.version", "").getBytes(StandardCharsets.UTF_8));
            for (var part : parts) {
                digest.update((byte) 0);
                digest.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String fileFacts(Path file) {
        try {
            return file.getFileName() + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new LaunchFailed(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
