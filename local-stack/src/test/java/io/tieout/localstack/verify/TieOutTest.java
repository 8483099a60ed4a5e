package io.tieout.localstack.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.localstack.api.Json;
import org.junit.jupiter.api.Test;

class TieOutTest {

    @Test
    void findsNothingWrongBeforeTheFirstPosting() {
        assertThat(TieOut.differences(Json.read("{\"ledger\":{\"sequence\":0},\"lines\":[]}")))
                .isEmpty();
    }

    @Test
    void doesNotTakeAReportWithoutComparisonsForAgreement() {
        assertThat(TieOut.differences(Json.read("{\"ledger\":{\"sequence\":7},\"lines\":[]}")))
                .singleElement()
                .asString()
                .contains("compares nothing");
    }
}
