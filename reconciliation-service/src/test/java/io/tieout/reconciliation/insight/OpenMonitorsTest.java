package io.tieout.reconciliation.insight;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenMonitorsTest {

    private static final UUID COMPANY = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID ANN = UUID.randomUUID();
    private static final UUID BEN = UUID.randomUUID();
    private static final UUID EVE = UUID.randomUUID();

    private final OpenMonitors streams =
            new OpenMonitors(new MonitorProperties(Duration.ofSeconds(2), Duration.ofMinutes(4), 2, 3, 4));

    @Test
    void leavesOtherPeopleAndCompaniesTheirStreams() {
        streams.enter(COMPANY, ANN);
        streams.enter(COMPANY, ANN);
        refuses(COMPANY, ANN, "A person has at most 2");
        streams.enter(COMPANY, BEN);
        refuses(COMPANY, BEN, "A company has at most 3");
        streams.enter(OTHER, EVE);
        refuses(OTHER, EVE, "The service has at most 4");
    }

    @Test
    void givesAStreamBackThatEnded() {
        streams.enter(COMPANY, ANN);
        streams.enter(COMPANY, ANN);
        streams.enter(COMPANY, BEN);

        streams.leave(COMPANY, ANN);

        assertThatCode(() -> streams.enter(COMPANY, ANN)).doesNotThrowAnyException();
        refuses(COMPANY, ANN, "A person has at most 2");
        streams.leave(COMPANY, ANN);
        streams.leave(COMPANY, ANN);
        streams.leave(COMPANY, BEN);
        assertThatCode(() -> streams.enter(COMPANY, BEN)).doesNotThrowAnyException();
    }

    private void refuses(UUID company, UUID person, String why) {
        assertThatThrownBy(() -> streams.enter(company, person))
                .isInstanceOf(TooManyMonitors.class)
                .hasMessageContaining(why);
    }
}
