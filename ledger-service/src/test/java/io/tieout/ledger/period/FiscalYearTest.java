package io.tieout.ledger.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiscalYearTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03, 1, 2026-01, 2026-12, 2026",
        "2026-03, 4, 2025-04, 2026-03, 2026",
        "2026-04, 4, 2026-04, 2027-03, 2027",
        "2026-12, 12, 2026-12, 2027-11, 2027",
        "2026-11, 12, 2025-12, 2026-11, 2026"
    })
    void holdsTwelveMonthsFromItsStart(YearMonth month, int startMonth, YearMonth first, YearMonth last, int name) {
        var year = FiscalYear.containing(month, startMonth);

        assertThat(year.months()).hasSize(12).startsWith(first).endsWith(last).contains(month);
        assertThat(year.name()).isEqualTo(name);
    }
}
