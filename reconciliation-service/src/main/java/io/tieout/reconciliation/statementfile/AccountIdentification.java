package io.tieout.reconciliation.statementfile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a file names the account it is about.
///
/// @param iban without spaces
/// @param number any other identification, as written
public record AccountIdentification(
        @Nullable String iban, @Nullable String number) {

    public static final AccountIdentification UNKNOWN = new AccountIdentification(null, null);

    public static AccountIdentification of(String written) {
        var compact = compact(written);
        if (compact.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
            return new AccountIdentification(compact, null);
        }
        return written.isBlank() ? UNKNOWN : new AccountIdentification(null, written.strip());
    }

    public boolean isUnknown() {
        return iban == null && number == null;
    }

    /// Letters and digits only, in upper case: the form in which two spellings of one account are equal.
    public static String compact(String written) {
        return written.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    @Override
    public String toString() {
        if (iban != null) {
            return iban;
        }
        return number == null ? "unknown" : number;
    }
}
