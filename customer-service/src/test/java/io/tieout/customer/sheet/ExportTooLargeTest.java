package io.tieout.customer.sheet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExportTooLargeTest {

    @Test
    void takesWhatASheetHasRoomForBelowItsHeader() {
        long room = SheetFormat.XLSX.maxRows();

        assertThatCode(() -> ExportTooLarge.checkRows(1_048_575, room)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ExportTooLarge.checkRows(1_048_576, room)).isInstanceOf(ExportTooLarge.class);
    }

    @Test
    void leavesNoColumnOut() {
        assertThatCode(() -> ExportTooLarge.checkColumns(1000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ExportTooLarge.checkColumns(1001)).isInstanceOf(ExportTooLarge.class);
    }
}
