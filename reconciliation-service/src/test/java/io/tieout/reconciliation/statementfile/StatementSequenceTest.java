package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Opening and closing balances of neighbours, numbers and pages: what is not in the file is found.
class StatementSequenceTest {

    @Test
    void acceptsPagesAndStatementsThatGoOn() {
        var file = page("1/1", "60F", "1", "62M", "2")
                + page("1/2", "60M", "2", "62F", "3")
                + page("2/1", "60F", "3", "62F", "3")
                + page("2/1", "60F", "3", "62F", "3").replace("ACCT", "OTHER");

        assertThat(Samples.inspect(Samples.text(file)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1/1, 60F, 62M, 1/3, 60M, 62F, 2, page-gap",
        "1/1, 60F, 62M, 2/1, 60F, 62F, 2, page-gap",
        "1/1, 60F, 62F, 1/3, 60M, 62F, 2, page-gap",
        "1/1, 60F, 62F, 3/1, 60F, 62F, 2, sequence-gap",
        "1/1, 60F, 62F, 2/1, 60F, 62F, 5, sequence-gap",
        "0, 60F, 62F, 0, 60F, 62F, 5, sequence-gap"
    })
    void findsWhatIsMissing(
            String number,
            String opening,
            String closing,
            String nextNumber,
            String nextOpening,
            String nextClosing,
            String nextBalance,
            String code) {
        var file = page(number, opening, "1", closing, "2")
                + page(nextNumber, nextOpening, nextBalance, nextClosing, nextBalance);

        var inspection = Samples.inspect(Samples.text(file));

        assertThat(inspection.outcome()).isEqualTo(FileInspection.Outcome.WARN);
        assertThat(inspection.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(code);
            assertThat(warning.detail()).contains("of account ACCT");
        });
    }

    @Test
    void findsFirstAndLastPageMissing() {
        assertThat(Samples.inspect(Samples.text(page("4/2", "60M", "1", "62F", "1")))
                        .warnings())
                .extracting(Finding::code)
                .containsExactly("page-gap");
        assertThat(Samples.inspect(Samples.text(page("4/1", "60F", "1", "62M", "1")))
                        .warnings())
                .extracting(Finding::code)
                .containsExactly("page-gap");
    }

    private static String page(String number, String opening, String before, String closing, String after) {
        int change = Integer.parseInt(after) - Integer.parseInt(before);
        var line = change == 0 ? "" : ":61:260401C" + change + ",NTRFX\n";
        return ":20:X\n:25:ACCT\n:28C:" + number + "\n:" + opening + ":C260401EUR" + before + ",\n" + line + ":"
                + closing + ":C260401EUR" + after + ",\n-\n";
    }
}
