package io.tieout.reconciliation.bankstatement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.tieout.reconciliation.statementfile.FileInspection;
import io.tieout.reconciliation.statementfile.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementImportJobTest {

    @Test
    void outlivesErrorOfOneJob() {
        var tries = new AtomicInteger();

        assertThatNoException()
                .isThrownBy(() -> StatementImportJob.attempt(job(1), job -> {
                    tries.incrementAndGet();
                    throw new StackOverflowError();
                }));

        assertThat(tries).hasValue(1);
    }

    @Test
    void givesJobUpAfterFiveAttemptsWithoutAnother() {
        var tries = new AtomicInteger();

        var fifth = StatementImportJob.result(job(5), job -> accepted(tries));
        var sixth = StatementImportJob.result(job(6), job -> accepted(tries));

        assertThat(tries).hasValue(1);
        assertThat(fifth.error()).isNull();
        assertThat(sixth.outcome()).isEqualTo(FileInspection.Outcome.REJECT);
        assertThat(sixth.error()).isNotNull().extracting(Finding::code).isEqualTo("import-failed");
    }

    @ParameterizedTest
    @CsvSource({
        "date-order-ambiguous, date-order-ambiguous",
        "decimal-separator-ambiguous, decimal-separator-ambiguous",
        "control-totals-disagree, none",
        "balances-do-not-add-up, none",
        "notes, none"
    })
    void refusesOfWhatAnInspectionWarnsOnlyWhatItWouldHaveToGuess(String warning, String refusal) {
        var inspection =
                inspection(false, false, List.of(new Finding(Finding.Severity.WARNING, warning, "found", null)));

        assertThat(code(inspection)).isEqualTo(refusal);
    }

    private static String code(FileInspection inspection) {
        return inspection.importError().map(Finding::code).orElse("none");
    }

    private static FileInspection inspection(boolean balanced, boolean totalsAgree, List<Finding> findings) {
        return new FileInspection(
                "file",
                null,
                null,
                null,
                1,
                0,
                null,
                null,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                balanced,
                totalsAgree,
                findings);
    }

    private static ImportResult accepted(AtomicInteger tries) {
        tries.incrementAndGet();
        return ImportResult.of(inspection(true, true, List.of()), List.of(), null, null);
    }

    private static StatementImport job(int attempts) {
        return new StatementImport(UUID.randomUUID(), UUID.randomUUID(), "file", 1, null, null, attempts, "[]");
    }
}
