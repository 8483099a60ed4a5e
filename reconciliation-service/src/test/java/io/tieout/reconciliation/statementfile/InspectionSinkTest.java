package io.tieout.reconciliation.statementfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InspectionSinkTest {

    @Test
    void keepsFirstFindingOfEachKindAfterManyOthers() {
        var sink = new InspectionSink(statement -> {});
        for (int i = 0; i < 150; i++) {
            sink.finding(Finding.warning("schema-violation", "Element " + i, null));
        }

        sink.finding(Finding.notice("control-totals-disagree", "The file states 1 and has 2", null));
        sink.finding(Finding.error("invalid-date", "The row has no date", "line 200"));
        sink.finding(Finding.error("invalid-date", "The row has no date", "line 201"));

        var inspection = sink.toInspection("file");
        assertThat(inspection.outcome()).isEqualTo(FileInspection.Outcome.REJECT);
        assertThat(inspection.error())
                .hasValueSatisfying(error -> assertThat(error.position()).isEqualTo("line 200"));
        assertThat(inspection.warnings()).extracting(Finding::code).contains("control-totals-disagree");
        assertThat(inspection.findings()).hasSize(102);
    }
}
