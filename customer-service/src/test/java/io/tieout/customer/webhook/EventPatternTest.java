package io.tieout.customer.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.problem.InvalidValue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {

    private static final String CONFIRMED = "tieout.sales.order-confirmed.v1";

    @Test
    void fitsOneTypeOrThoseThatBeginAlike() {
        assertThat(new EventPattern(CONFIRMED).fits(CONFIRMED)).isTrue();
        assertThat(new EventPattern(CONFIRMED).fits(CONFIRMED + "0")).isFalse();
        for (var beginning : List.of("*", "tieout.*", "tieout.sales.*", "tieout.sales.order-*")) {
            assertThat(new EventPattern(beginning).fits(CONFIRMED))
                    .as(beginning)
                    .isTrue();
        }
        assertThat(new EventPattern("tieout.sales.deal-*").fits(CONFIRMED)).isFalse();
    }

    @Test
    void needsTheScopesByWhichTheSameIsRead() {
        assertThat(new EventPattern(CONFIRMED).scopes()).containsExactly("sales:read");
        assertThat(new EventPattern("tieout.customer.*").scopes()).containsExactly("customers:read");
        assertThat(new EventPattern("*").scopes())
                .isEqualTo(
                        Set.of("customers:read", "sales:read", "ledger:read", "reconciliation:read", "identity:read"));
        assertThat(new EventPattern("tieout.*").scopes()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "**",
                "sales",
                "tieout",
                "tieout.sales",
                "tieout.sa*",
                "tieout.*.v1",
                "tieout.sales.*.v1",
                "other.*",
                "tieout.sales.order%",
                "tieout.sales.order_confirmed.v1",
                "tieout.SALES.*"
            })
    void refusesOtherForms(String value) {
        assertThatThrownBy(() -> new EventPattern(value)).isInstanceOf(InvalidValue.class);
    }
}
