package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a file is worth, without keeping anything of it.
///
/// @param profile by which a table was read
/// @param proposal the same with nothing left open, for the next files of that bank
/// @param transactions entries as the bank counts them
/// @param opening of the first statement, null where the file has none
/// @param closing of the last statement
/// @param currency several are sorted and joined by `/`
/// @param debits positive
/// @param balanced false when a statement's balances are there and do not add up
public record FileInspection(
        String file,
        @Nullable Format format,
        @Nullable String profile,
        @Nullable CsvProfile proposal,
        int statements,
        int transactions,
        @Nullable BigDecimal opening,
        @Nullable BigDecimal closing,
        @Nullable String currency,
        BigDecimal credits,
        BigDecimal debits,
        boolean balanced,
        boolean controlTotalsAgree,
        List<Finding> findings) {

    /// By which field of a profile what would be guessed is said.
    private static final Map<String, String> SETTLED_BY = Map.of(
            "date-order-ambiguous", "dateOrder",
            "decimal-separator-ambiguous", "decimalSeparator");

    public FileInspection {
        findings = List.copyOf(findings);
    }

    /// A file that the operating system does not let us read.
    public static FileInspection unreadable(String file) {
        return refused(file, "file-not-readable", "The file is not there or may not be read");
    }

    /// A file that a reader failed on.
    public static FileInspection notUnderstood(String file) {
        return refused(file, "file-not-understood", "The file cannot be read");
    }

    private static FileInspection refused(String file, String code, String detail) {
        return new FileInspection(
                file,
                null,
                null,
                null,
                0,
                0,
                null,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                true,
                true,
                List.of(Finding.error(code, detail, null)));
    }

    /// Whether the file may be used.
    public enum Outcome {
        ACCEPT,
        WARN,
        REJECT
    }

    public Outcome outcome() {
        if (error().isPresent()) {
            return Outcome.REJECT;
        }
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.WARNING)
                ? Outcome.WARN
                : Outcome.ACCEPT;
    }

    /// The first thing that makes the file unusable.
    public Optional<Finding> error() {
        return findings.stream().filter(Finding::isError).findFirst();
    }

    /// Why an import refuses the file, if it does: what makes it unusable, and what would have to be guessed, figures
    /// of another size or lines of another day. Balances and totals that disagree with the lines are the bank's to
    /// explain: the lines are recorded, with a warning and the difference.
    public Optional<Finding> importError() {
        return error().or(() -> warnings().stream()
                .filter(warning -> SETTLED_BY.containsKey(warning.code()))
                .findFirst()
                .map(warning -> Finding.error(warning.code(), warning.detail(), warning.position())));
    }

    /// What an import does with the file as it is, with the same profile.
    public Outcome importOutcome() {
        return importError().isPresent() ? Outcome.REJECT : outcome();
    }

    /// The fields of a profile without which an import refuses a file that can be read.
    public List<String> profileNeeds() {
        return warnings().stream()
                .map(Finding::code)
                .filter(SETTLED_BY::containsKey)
                .map(SETTLED_BY::get)
                .distinct()
                .sorted()
                .toList();
    }

    public List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.isError()).toList();
    }
}
