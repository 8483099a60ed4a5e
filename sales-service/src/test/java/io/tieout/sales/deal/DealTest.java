package io.tieout.sales.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.sales.pipeline.Pipeline;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DealTest {

    private static final LocalDate OPENED = LocalDate.of(2026, 3, 1);
    private static final Pipeline PIPELINE = new Pipeline("p", "P", List.of("FIRST", "SECOND"));
    private static final Money VALUE = Money.parse("100.00", "EUR");

    @Nested
    class WhenOpen {

        @Test
        void movesToAnotherStageOfItsPipeline() {
            var moved = deal(Ids.next(), VALUE).moveTo("SECOND", PIPELINE);

            assertThat(moved.stage()).isEqualTo("SECOND");
            assertThat(moved.version()).isEqualTo(2);
        }

        @Test
        void refusesStageOfNoPipeline() {
            assertThatThrownBy(() -> deal(Ids.next(), VALUE).moveTo("THIRD", PIPELINE))
                    .isInstanceOf(StageUnknown.class);
        }

        @Test
        void isWonForItsValueOrForAnother() {
            var other = Money.parse("90.00", "EUR");

            assertThat(deal(Ids.next(), VALUE).win(OPENED, null).value()).isEqualTo(VALUE);
            assertThat(deal(Ids.next(), VALUE).win(OPENED, other).value()).isEqualTo(other);
        }

        @Test
        void isNotWonWithoutCustomerOrValueOrBeforeItWasOpened() {
            assertThatThrownBy(() -> deal(null, VALUE).win(OPENED, null)).isInstanceOf(DealIncomplete.class);
            assertThatThrownBy(() -> deal(Ids.next(), null).win(OPENED, null)).isInstanceOf(DealIncomplete.class);
            assertThatThrownBy(() -> deal(Ids.next(), VALUE).win(OPENED.minusDays(1), null))
                    .isInstanceOf(DealIncomplete.class);
        }
    }

    @Nested
    class WhenClosed {

        @Test
        void doesNotChangeAnyMore() {
            var lost = deal(null, null).lose(OPENED, "price");

            assertThatThrownBy(() -> lost.moveTo("SECOND", PIPELINE)).isInstanceOf(DealClosed.class);
            assertThatThrownBy(() -> lost.win(OPENED, VALUE)).isInstanceOf(DealClosed.class);
            assertThatThrownBy(() -> lost.lose(OPENED, "again")).isInstanceOf(DealClosed.class);
        }
    }

    private static Deal deal(@Nullable UUID customer, @Nullable Money value) {
        return new Deal(
                Ids.next(),
                DealId.next(),
                null,
                customer,
                "p",
                1,
                "FIRST",
                DealStatus.OPEN,
                null,
                Ids.next(),
                null,
                value,
                OPENED,
                null,
                null,
                DealDetails.NONE,
                1,
                1);
    }
}
