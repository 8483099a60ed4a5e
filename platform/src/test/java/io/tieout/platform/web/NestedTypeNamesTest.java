package io.tieout.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NestedTypeNamesTest {

    private final NestedTypeNames names = new NestedTypeNames();

    @Test
    void tellsTheLinesOfTwoRequestsApart() {
        assertThat(names.getNameOfClass(Order.Line.class)).isEqualTo("NestedTypeNamesTestOrderLine");
        assertThat(names.getNameOfClass(Invoice.Line.class)).isEqualTo("NestedTypeNamesTestInvoiceLine");
    }

    @Test
    void leavesOtherNamesAlone() {
        assertThat(names.getNameOfClass(LocalDate.class)).isEqualTo("LocalDate");
    }

    record Order(Order.Line line) {
        record Line(String product) {}
    }

    record Invoice(Invoice.Line line) {
        record Line(String account) {}
    }
}
