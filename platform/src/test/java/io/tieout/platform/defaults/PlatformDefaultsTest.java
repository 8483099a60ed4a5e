package io.tieout.platform.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PlatformDefaultsTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoresTheLanguageOfTheMachine() {
        Locale.setDefault(before);
    }

    @Test
    void writesNumbersInTheSameDigitsOnEveryMachine() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));

        new PlatformDefaults().postProcessEnvironment(new StandardEnvironment(), new SpringApplication());

        assertThat("INV-%04d-%06d".formatted(2026, 42)).isEqualTo("INV-2026-000042");
    }

    @Test
    void leavesWhatIsSetElsewhereAlone() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("own", Map.of("spring.main.banner-mode", "console")));

        new PlatformDefaults().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("spring.main.banner-mode")).isEqualTo("console");
        assertThat(environment.getProperty("server.shutdown")).isEqualTo("graceful");
    }
}
