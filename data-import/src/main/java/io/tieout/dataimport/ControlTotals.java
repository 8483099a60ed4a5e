package io.tieout.dataimport;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the sender knows of the file: a part of it, or another one, is refused before anything of it is written.
///
/// @param rows below the heading
/// @param sha256 in hexadecimal digits
public record ControlTotals(
        @Nullable Integer rows, @Nullable String sha256) {

    void check(int rowsFound, String sha256Found) {
        if (sha256 != null && !sha256.toLowerCase(Locale.ROOT).equals(sha256Found)) {
            throw new ControlTotalMismatch("expectedSha256", "the file has " + sha256Found);
        }
        if (rows != null && rows != rowsFound) {
            throw new ControlTotalMismatch("expectedRows", "the file has " + rowsFound + " rows below its heading");
        }
    }
}
