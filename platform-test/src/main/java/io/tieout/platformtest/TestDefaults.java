package io.tieout.platformtest;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Logs of tests are read by people, on a console: one plain line each, and little from the servers around.
final class TestDefaults implements EnvironmentPostProcessor {

    private static final Map<String, Object> VALUES = Map.of(
            "logging.structured.format.console", "",
            "logging.level.root", "WARN",
            "logging.level.io.tieout", "INFO",
            "logging.level.io.zonky", "ERROR",
            "logging.level.kafka", "ERROR",
            "logging.level.org.apache.kafka", "ERROR");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addFirst(new MapPropertySource("tests", VALUES));
    }
}
