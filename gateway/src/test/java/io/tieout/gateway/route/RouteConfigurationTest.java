package io.tieout.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class RouteConfigurationTest {

    @Test
    void takesNoServiceForAwayBecauseItsStreamsAreLong() {
        var second = Duration.ofSeconds(1);
        var size = DataSize.ofMegabytes(1);
        var properties = new RouteProperties(
                Map.of("one", new RouteProperties.Service(URI.create("http://one"), Set.of(), Set.of())),
                Set.of(),
                Set.of(),
                new RouteProperties.Limits(second, second, second, second, size, size),
                new RouteProperties.Breaker(40, 10, 50, second));
        var breaker = new RouteConfiguration().circuitBreakers(properties).circuitBreaker("one");

        for (int i = 0; i < 50; i++) {
            breaker.acquirePermission();
            breaker.onSuccess(5, TimeUnit.MINUTES);
        }

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
}
