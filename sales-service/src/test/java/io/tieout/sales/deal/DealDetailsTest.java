package io.tieout.sales.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.platform.id.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;

class DealDetailsTest {

    @Test
    void splitsCreditIntoExactlyTheWhole() {
        var first = Ids.next();
        var second = Ids.next();

        assertThat(details(new CreditShare(first, 3_333), new CreditShare(second, 6_667))
                        .credits())
                .hasSize(2);
        assertThatThrownBy(() -> details(new CreditShare(first, 3_333), new CreditShare(second, 6_666)))
                .isInstanceOf(CreditDoesNotAddUp.class);
        assertThatThrownBy(() -> details(new CreditShare(first, 5_000), new CreditShare(first, 5_000)))
                .isInstanceOf(CreditDoesNotAddUp.class);
        assertThatThrownBy(() -> details(new CreditShare(first, 10_001), new CreditShare(second, -1)))
                .isInstanceOf(CreditDoesNotAddUp.class);
        assertThat(DealDetails.NONE.credits()).isEmpty();
    }

    private static DealDetails details(CreditShare... credits) {
        return new DealDetails(null, null, null, null, null, null, List.of(credits));
    }
}
