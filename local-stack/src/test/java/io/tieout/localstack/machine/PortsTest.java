package io.tieout.localstack.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void countsNinePortsFromTheBase() {
        assertThat(new Ports(8080).all().values())
                .containsExactly(8080, 8081, 8082, 8083, 8084, 8085, 8086, 8087, 8088);
    }

    @Test
    void namesEveryBusyPortAndTheOptionThatMovesThem() throws IOException {
        var ports = Ports.random();
        try (var identity = listen(ports.identity());
                var kafka = listen(ports.kafka())) {
            assertThatThrownBy(() -> ports.requireFree(List.of("gateway", "identity", "Kafka")))
                    .isInstanceOf(LaunchFailed.class)
                    .hasMessageContaining(identity.getLocalPort() + " (identity)")
                    .hasMessageContaining(kafka.getLocalPort() + " (Kafka)")
                    .hasMessageNotContaining("(gateway)")
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void ignoresABusyPortThatNobodyWants() throws IOException {
        var ports = Ports.random();
        try (var sales = listen(ports.sales())) {
            assertThat(Ports.isBusy(sales.getLocalPort())).isTrue();
            assertThatCode(() -> ports.requireFree(List.of("gateway", "ledger")))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void refusesABaseThatLeavesNoRoom() {
        assertThatThrownBy(() -> new Ports(65_530))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("--port");
        assertThatThrownBy(() -> new Ports(80)).isInstanceOf(LaunchFailed.class);
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
