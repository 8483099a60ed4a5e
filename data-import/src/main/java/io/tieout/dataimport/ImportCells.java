package io.tieout.dataimport;

import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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

    /// An amount that is not negative, with its currency in another column. Ten euros are not ten dollars: a currency
    /// without an amount says nothing.
    ///
    /// @param before the currency of an amount that names none, where there is one
    public Optional<Money> money(String column, String currencyColumn, @Nullable Currency before) {
        return number(column).map(amount -> {
            var currency = currency(currencyColumn)
                    .or(() -> Optional.ofNullable(before))
                    .orElseThrow(() -> new RowRefused(currencyColumn, "is missing"));
            if (amount.signum() < 0) {
                throw new RowRefused(column, "must not be negative");
            }
            var text = "'" + amount.toPlainString() + "'";
            if (amount.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
                throw new RowRefused(column, text + " has more decimals than " + currency.getCurrencyCode());
            }
            try {
                return Money.exact(amount, currency);
            } catch (InvalidMoney e) {
                throw new RowRefused(column, text + " is too large");
            }
        });
    }

    private Optional<Currency> currency(String column) {
        return text(column).map(code -> {
            try {
                var currency = Currency.getInstance(code);
                if (currency.getDefaultFractionDigits() < 0) {
                    throw new RowRefused(column, "'" + code + "' is not a currency of payment");
                }
                return currency;
            } catch (IllegalArgumentException e) {
                throw new RowRefused(column, "'" + code + "' is not an ISO 4217 code");
            }
        });
    }

    public Optional<UUID> id(String column) {
        return text(column).map(text -> {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new RowRefused(column, "'" + text + "' is not an id");
            }
        });
    }

    public Optional<LocalDate> day(String column) {
        return text(column).map(text -> {
            try {
                var day = LocalDate.parse(text);
                if (isOfOurTime(day)) {
                    return day;
                }
            } catch (DateTimeParseException _) {
                // Told below.
            }
            throw new RowRefused(column, "'" + text + "' is not a date, for example 2026-03-31");
        });
    }

    public Optional<Instant> moment(String column) {
        return text(column).map(text -> {
            try {
                var moment = OffsetDateTime.parse(text);
                if (isOfOurTime(moment.toLocalDate())) {
                    return moment.toInstant();
                }
            } catch (DateTimeParseException _) {
                // Told below.
            }
            throw new RowRefused(column, "'" + text + "' is not a moment, for example 2026-03-31T09:30:00Z");
        });
    }

    private static boolean isOfOurTime(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= 9999;
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
