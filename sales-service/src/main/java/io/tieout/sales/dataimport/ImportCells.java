package io.tieout.sales.dataimport;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a row says, by column. An empty cell says nothing.
public record ImportCells(Map<String, String> texts) {

    /// One way to write a number: whether 1.250 is a thousand or one and a quarter is nothing to guess at.
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    public ImportCells {
        texts = Map.copyOf(texts);
    }

    public Optional<String> text(String column) {
        return Optional.ofNullable(texts.get(column)).map(String::strip).filter(text -> !text.isEmpty());
    }

    public Optional<BigDecimal> number(String column) {
        return text(column).map(text -> {
            if (!PLAIN.matcher(text).matches()) {
                throw new RowRefused(column, "'" + text + "' is not a plain decimal, for example 1250.00");
            }
            return new BigDecimal(text);
        });
    }

    public Optional<LocalDate> day(String column) {
        return text(column).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new RowRefused(column, "'" + text + "' is not a date, for example 2026-03-31");
            }
        });
    }
}
