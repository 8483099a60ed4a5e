package io.tieout.ledger.ledgerimport;

import io.tieout.platform.money.InvalidMoney;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.InvalidValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A row of the file, asked cell by cell. What a cell means is decided by its column, never by how it is formatted.
///
/// @param line where it stands in the file, from 1
/// @param dayZero the day before the workbook's first day
record SheetRow(int line, Map<String, Cell> cells, LocalDate dayZero) {

    private static final BigDecimal FIRST_SERIAL = BigDecimal.valueOf(61);
    private static final BigDecimal LAST_SERIAL = BigDecimal.valueOf(200_000);

    SheetRow {
        cells = Map.copyOf(cells);
    }

    boolean isBlank() {
        return cells.values().stream().allMatch(Cell::isBlank);
    }

    /// @return null when the cell is empty or the column is not there
    @Nullable
    String text(String column, int maxLength) {
        var text = cell(column).toText();
        if (text.length() > maxLength) {
            throw RowRefused.at(column, "has more than " + maxLength + " characters");
        }
        if (text.chars().anyMatch(character -> character < ' ')) {
            throw RowRefused.at(column, "has characters that cannot be shown");
        }
        return text.isEmpty() ? null : text;
    }

    String requiredText(String column, int maxLength) {
        return required(column, text(column, maxLength));
    }

    /// A value type of ours, an enum, an id.
    <T> @Nullable T value(String column, Function<String, T> parse, String otherwise) {
        var text = text(column, 100);
        if (text == null) {
            return null;
        }
        try {
            return parse.apply(text);
        } catch (InvalidValue e) {
            throw RowRefused.at(column, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw RowRefused.at(column, otherwise);
        }
    }

    <T> T requiredValue(String column, Function<String, T> parse, String otherwise) {
        return required(column, value(column, parse, otherwise));
    }

    @Nullable
    Boolean flag(String column) {
        return value(column, SheetRow::trueOrFalse, "must be true or false");
    }

    private static Boolean trueOrFalse(String text) {
        return switch (text) {
            case "true", "TRUE", "1" -> true;
            case "false", "FALSE", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /// ISO 8601 as text, or the serial number of a workbook's day.
    @Nullable
    LocalDate date(String column) {
        var cell = cell(column);
        if (cell.isBlank()) {
            return null;
        }
        try {
            return cell.number() ? ofSerial(column, cell.toNumber()) : LocalDate.parse(cell.text());
        } catch (DateTimeException | NumberFormatException e) {
            throw RowRefused.at(column, "must be a date such as 2026-03-31");
        }
    }

    LocalDate requiredDate(String column) {
        return required(column, date(column));
    }

    private LocalDate ofSerial(String column, BigDecimal serial) {
        // Before 1 March 1900 the serials count a day that never was.
        if (serial.compareTo(FIRST_SERIAL) < 0 || serial.compareTo(LAST_SERIAL) > 0) {
            throw RowRefused.at(column, "must be a date such as 2026-03-31");
        }
        if (serial.stripTrailingZeros().scale() > 0) {
            throw RowRefused.at(column, "must be a day without a time");
        }
        return dayZero.plusDays(serial.longValueExact());
    }

    /// An amount with at most the currency's digits; it is never rounded.
    @Nullable
    Money money(String column, Currency currency) {
        var cell = cell(column);
        if (cell.isBlank()) {
            return null;
        }
        try {
            var amount = Money.exact(cell.toNumber(), currency);
            if (!amount.isPositive()) {
                throw RowRefused.at(column, "must be above zero");
            }
            return amount;
        } catch (InvalidMoney e) {
            throw RowRefused.at(column, String.valueOf(e.getMessage()));
        } catch (NumberFormatException e) {
            throw RowRefused.at(column, "must be a plain decimal such as 1234.50");
        }
    }

    Money requiredMoney(String column, Currency currency) {
        return required(column, money(column, currency));
    }

    /// @throws RowRefused when the row is in another currency than the books
    void requireCurrency(Currency books) {
        var currency = text("currency", 3);
        if (currency != null && !currency.equals(books.getCurrencyCode())) {
            throw RowRefused.at("currency", "must be " + books.getCurrencyCode() + ", the currency of the books");
        }
    }

    private Cell cell(String column) {
        var cell = cells.getOrDefault(column, Cell.EMPTY);
        if (cell.broken()) {
            throw RowRefused.at(column, "has an error, or a formula that was never computed");
        }
        return cell;
    }

    private static <T> T required(String column, @Nullable T value) {
        if (value == null) {
            throw RowRefused.at(column, "is missing");
        }
        return value;
    }
}
