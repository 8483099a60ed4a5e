package io.tieout.platform.defaults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/// Adds `platform-defaults.properties` below everything else, so that a service's own file stays tiny and any
/// setting can
/// still be overridden.
///
/// The language of the machine is set aside with it: in some, numbers of documents would be written in other digits.
public final class PlatformDefaults implements EnvironmentPostProcessor {

    private static final String RESOURCE = "platform-defaults.properties";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Locale.setDefault(Locale.ENGLISH);
        try {
            new PropertiesPropertySourceLoader()
                    .load(RESOURCE, new ClassPathResource(RESOURCE, PlatformDefaults.class.getClassLoader()))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
