package io.tieout.localstack.bankfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A statement to be written; its closing balance follows from the rest.
///
/// @param iban of the account
/// @param number of the statement
/// @param opening balance before the first line
public record StatementContent(
        String iban,
        String currency,
        int number,
        LocalDate from,
        LocalDate to,
        BigDecimal opening,
        List<StatementLine> lines) {

    public StatementContent {
        lines = List.copyOf(lines);
    }

    public BigDecimal closing() {
        return lines.stream().map(StatementLine::amount).reduce(opening, BigDecimal::add);
    }
}
