package io.tieout.reconciliation.statementfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A statement while its reader puts it together.
final class StatementDraft {

    /// More lines than any bank puts into one statement; keeps the memory of an import flat.
    static final int MAX_LINES = 250_000;

    final int index;

    @Nullable
    String number;

    AccountIdentification account = AccountIdentification.UNKNOWN;

    @Nullable
    String currency;

    @Nullable
    LocalDate fromDate;

    @Nullable
    LocalDate toDate;

    @Nullable
    Balance opening;

    @Nullable
    Balance closing;

    int entries;
    BigDecimal credits = BigDecimal.ZERO;
    BigDecimal debits = BigDecimal.ZERO;
    boolean controlTotalsAgree = true;

    /// Shows what the bank may still change.
    boolean interim;

    Numbering numbering = Numbering.NONE;

    /// Totals that the file states; looked at when the statement is complete.
    @Nullable
    XmlNode summary;

    final TreeSet<String> currencies = new TreeSet<>();
    private final List<StatementLine> lines = new ArrayList<>();

    StatementDraft(int index) {
        this.index = index;
    }

    /// Counts an entry of the bank and returns its number.
    int entry(BigDecimal amount) {
        if (amount.signum() < 0) {
            debits = debits.subtract(amount);
        } else {
            credits = credits.add(amount);
        }
        return ++entries;
    }

    void line(StatementLine line) {
        if (lines.size() == MAX_LINES) {
            throw new UnreadableFile(
                    "statement-too-large",
                    "A statement may have at most " + MAX_LINES + " lines",
                    "statement " + index);
        }
        lines.add(line);
    }

    List<StatementLine> lines() {
        return lines;
    }

    Statement toStatement() {
        return new Statement(
                index,
                number,
                account,
                currency,
                fromDate,
                toDate,
                opening,
                closing,
                entries,
                credits,
                debits,
                currencies,
                controlTotalsAgree,
                interim,
                numbering,
                lines);
    }
}
