package io.tieout.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptConnectionIT {

    private final RunningGateway gateway = new RunningGateway("--gateway.rate-limit.address.burst=100000");

    @AfterAll
    void stop() {
        gateway.close();
    }

    /// Long and short answers, of this thread and of others, one behind the other on the same connection.
    @Test
    void answersEveryRequestOfAConnection() {
        for (int round = 0; round < 100; round++) {
            for (var path : new String[] {"/docs/viewer/swagger-ui-bundle.js", "/docs", "/docs/ledger.json"}) {
                assertThat(gateway.get(path).statusCode()).isEqualTo(200);
            }
        }
    }
}
