package io.tieout.dataimport;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a row says, by column. An empty cell says nothing.
public record ImportCells(Map<String, String> texts) {

    /// One way to write a number: whether 1.250 is a thousand or one and a quarter is nothing to guess at.
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    public ImportCells {
        texts = Map.copyOf(texts);
    }

    static ImportCells of(List<String> columns, List<String> cells) {
        var texts = new HashMap<String, String>();
        for (int index = 0; index < columns.size(); index++) {
            texts.put(columns.get(index), cells.get(index));
        }
        return new ImportCells(texts);
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

    public Optional<Instant> moment(String column) {
        return text(column).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw new RowRefused(column, "'" + text + "' is not a moment, for example 2026-03-31T09:30:00Z");
            }
        });
    }

    public Optional<Boolean> flag(String column) {
        return text(column).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new RowRefused(column, "'" + text + "' is neither true nor false");
        });
    }

    /// One of a few words, as the API writes them.
    public <E extends Enum<E>> Optional<E> word(String column, Class<E> words) {
        return text(column).map(text -> Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new RowRefused(
                        column,
                        "'" + text + "' is none of "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", ")))));
    }
}
