package io.tieout.ledger.ledgerimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CellTest {

    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void readsWhatAWorkbookShowsAndNotWhatBinaryMadeOfIt() {
        assertThat(Cell.ofNumber("4.3499999999999996").toNumber()).isEqualByComparingTo("4.35");
        assertThat(Cell.ofNumber("1234.5600000000001").toNumber()).isEqualByComparingTo("1234.56");
        assertThat(Cell.ofNumber("1E+3").toNumber()).isEqualByComparingTo("1000");
        assertThat(Cell.ofNumber("1200").toText()).isEqualTo("1200");
        assertThat(Cell.ofNumber("1120.01").toText()).isEqualTo("1120.01");
    }

    @Property
    void keepsEachAmountThatAWorkbookCanHold(@ForAll @LongRange(min = 1, max = 9_999_999_999_999L) long cents) {
        var amount = BigDecimal.valueOf(cents, 2);
        // As a spreadsheet writes it: the exact value of the nearest binary fraction, cut to seventeen digits.
        var written = new BigDecimal(amount.doubleValue()).round(new MathContext(17));

        assertThat(row("x", Cell.ofNumber(written.toString()))
                        .requiredMoney("x", EUR)
                        .toBigDecimal())
                .isEqualByComparingTo(amount);
        assertThat(row("x", Cell.ofText(amount.toPlainString()))
                        .requiredMoney("x", EUR)
                        .toBigDecimal())
                .isEqualByComparingTo(amount);
    }

    @Test
    void refusesWhatIsNoExactAmount() {
        for (var text : new String[] {"1,234.50", "1.2.3", "EUR 5", "1e5", "--1", "١٢", "12345678901234567890"}) {
            assertThatThrownBy(() -> row("x", Cell.ofText(text)).money("x", EUR))
                    .as(text)
                    .isInstanceOf(RowRefused.class);
        }
        for (var text : new String[] {"1E+999999999", "1E-999999999", "12345678901234567", "1.005", "0", "-1"}) {
            assertThatThrownBy(() -> row("x", Cell.ofNumber(text)).money("x", EUR))
                    .as(text)
                    .isInstanceOf(RowRefused.class);
        }
        assertThatThrownBy(() -> row("x", Cell.ofText("1234.5")).money("x", Currency.getInstance("JPY")))
                .isInstanceOf(RowRefused.class);
    }

    @Test
    void readsDatesAsTextAndAsSerials() {
        assertThat(row("x", Cell.ofText("2026-02-28")).date("x")).isEqualTo("2026-02-28");
        assertThat(row("x", Cell.ofNumber("45658")).date("x")).isEqualTo("2025-01-01");
        assertThat(row("x", Cell.EMPTY).date("x")).isNull();
        for (var cell : new Cell[] {
            Cell.ofText("31.12.2026"), Cell.ofText("2026-02-29"), Cell.ofNumber("45658.5"), Cell.ofNumber("12")
        }) {
            assertThatThrownBy(() -> row("x", cell).date("x")).as(cell.text()).isInstanceOf(RowRefused.class);
        }
    }

    private static SheetRow row(String column, Cell cell) {
        return new SheetRow(2, Map.of(column, cell), DAY_ZERO);
    }
}
