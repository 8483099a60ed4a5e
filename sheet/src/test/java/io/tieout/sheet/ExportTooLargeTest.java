package io.tieout.sheet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExportTooLargeTest {

    @Test
    void takesWhatASheetHasRoomForBelowItsHeader() {
        assertThatCode(() -> ExportTooLarge.check(1_048_575, SheetFormat.XLSX)).doesNotThrowAnyException();
        assertThatCode(() -> ExportTooLarge.check(1_048_576, SheetFormat.CSV)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ExportTooLarge.check(1_048_576, SheetFormat.XLSX))
                .isInstanceOf(ExportTooLarge.class)
                .hasMessageContaining("format=csv");
    }

    @Test
    void leavesNoColumnOut() {
        assertThatCode(() -> ExportTooLarge.checkColumns(1000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> ExportTooLarge.checkColumns(1001)).isInstanceOf(ExportTooLarge.class);
    }
}
