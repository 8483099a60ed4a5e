package io.tieout.localstack.sealedexport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `tieout verify-export` found.
///
/// @param lines for people
/// @param holds nothing is broken
public record ExportVerification(List<String> lines, boolean holds) {

    public ExportVerification {
        lines = List.copyOf(lines);
    }

    /// @param anchor a file of checkpoints that were kept elsewhere; none: the export is compared with itself only
    public static ExportVerification of(Path file, @Nullable Path anchor) {
        var lines = new ArrayList<String>();
        try {
            var export = SealedExport.verified(file);
            lines.add("Company " + export.companyId() + ": " + export.entries() + " entries in "
                    + export.checkpoints().size() + " blocks, exported at " + export.exportedAt());
            lines.add("ok      every entry is as it was sealed, none is missing, none was added");
            lines.add("ok      every block leads to its signed root and names the block before");
            lines.add("ok      every checkpoint is signed (keys: "
                    + String.join(", ", export.keys().keySet().stream().sorted().toList()) + ")");
            if (anchor == null) {
                lines.add("--      not compared with checkpoints kept outside (--anchor): who holds the key could have"
                        + " rewritten it all");
            } else {
                lines.add("ok      " + Anchor.compare(export, anchor));
            }
            return new ExportVerification(lines, true);
        } catch (Broken e) {
            lines.add("BROKEN  " + e.getMessage());
            return new ExportVerification(lines, false);
        }
    }
}
