package io.tieout.reconciliation.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiscrepancyPolicyTest {

    @Test
    void hasADeadlineForEveryKind() {
        var policy = new DiscrepancyPolicy(Map.of(DiscrepancyKind.UNDERPAID, 1), 0, List.of());

        assertThat(policy.dueDays(DiscrepancyKind.UNDERPAID)).isEqualTo(1);
        assertThat(policy.dueDays()).containsOnlyKeys(DiscrepancyKind.values());
        assertThat(policy.dueDays(DiscrepancyKind.STATEMENT_GAP)).isEqualTo(2);
    }

    @Test
    void refusesWhatCannotBeFollowed() {
        assertThatThrownBy(() -> new DiscrepancyPolicy(Map.of(DiscrepancyKind.UNDERPAID, -1), 0, List.of()))
                .isInstanceOf(DiscrepancyPolicyUnfit.class);
        assertThatThrownBy(() -> new DiscrepancyPolicy(Map.of(), 366, List.of()))
                .isInstanceOf(DiscrepancyPolicyUnfit.class);
        for (var levels : List.of(
                List.of(0),
                List.of(3, 3),
                List.of(366),
                IntStream.rangeClosed(1, 10).boxed().toList())) {
            assertThatThrownBy(() -> new DiscrepancyPolicy(Map.of(), 0, levels))
                    .isInstanceOf(DiscrepancyPolicyUnfit.class);
        }
    }
}
