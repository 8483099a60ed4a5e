package io.tieout.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.broken.route.OpenController;
import io.tieout.platformtest.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class StartIT {

    private final TestDatabase database = TestDatabase.create();

    @Test
    void refusesToStartWithRouteThatHasNoAccessRule() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> start(OpenController.class))
                .withMessageContaining("@Access")
                .withMessageContaining("OpenController#open");
    }

    @Test
    void refusesToStartWithoutIssuer() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> start("--tieout.security.issuer="))
                .withStackTraceContaining("issuer");
    }

    @Test
    void startsWhileBrokerAndIssuerAreAway() {
        try (var context = start()) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    private ConfigurableApplicationContext start(Object... extra) {
        var application = new SpringApplicationBuilder(SampleServiceApplication.class);
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--TIEOUT_DB_URL=" + database.url(),
                "--TIEOUT_DB_USER=" + database.appRole(),
                "--TIEOUT_DB_PASSWORD=" + TestDatabase.PASSWORD,
                "--TIEOUT_KAFKA=127.0.0.1:1",
                "--TIEOUT_ISSUER=https://issuer.test",
                "--TIEOUT_JWKS_URI=http://127.0.0.1:1/jwks",
                "--spring.flyway.enabled=true",
                "--spring.flyway.user=" + database.ownerRole(),
                "--spring.flyway.password=" + TestDatabase.PASSWORD));
        for (var each : extra) {
            if (each instanceof Class<?> type) {
                application.sources(type);
            } else {
                arguments.add(each.toString());
            }
        }
        return application.run(arguments.toArray(String[]::new));
    }
}
