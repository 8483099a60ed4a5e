package io.tieout.customer.customerimport;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the sender knows of his file: a part of it, or another one, is refused before anything of it is written.
record ControlTotals(@Nullable Integer rows, @Nullable String sha256) {

    void check(UploadedFile file, int rowsFound) {
        if (sha256 != null && !sha256.toLowerCase(Locale.ROOT).equals(file.sha256())) {
            throw new ControlTotalMismatch("expectedSha256", "the file has " + file.sha256());
        }
        if (rows != null && rows != rowsFound) {
            throw new ControlTotalMismatch("expectedRows", "the file has " + rowsFound + " rows below its header");
        }
    }
}
