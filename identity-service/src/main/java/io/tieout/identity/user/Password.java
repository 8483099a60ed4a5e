package io.tieout.identity.user;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A password as typed, good enough to be stored (as a hash). Length counts, not special characters (NIST SP
/// 800-63B).
public record Password(String value) {

    private static final int MIN_LENGTH = 10;
    /// bcrypt ignores what comes after.
    private static final int MAX_BYTES = 72;

    public Password {
        if (value.codePointCount(0, value.length()) < MIN_LENGTH) {
            throw new WeakPassword("must have at least " + MIN_LENGTH + " characters");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new WeakPassword("must have at most " + MAX_BYTES + " bytes in UTF-8");
        }
        if (value.codePoints().distinct().count() < 4) {
            throw new WeakPassword("must have at least 4 different characters");
        }
    }

    void refuseIfLike(String email) {
        if (value.toLowerCase(Locale.ROOT).equals(email.toLowerCase(Locale.ROOT))) {
            throw new WeakPassword("must differ from the address");
        }
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
