package io.tieout.platform.check;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Collects the service's [InvariantCheck] beans; with a database it runs them every night.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class CheckAutoConfiguration {

    @Bean
    Checks checks(ObjectProvider<InvariantCheck> checks) {
        return new Checks(checks.orderedStream().toList());
    }

    @Bean
    ChecksController checksController(Checks checks) {
        return new ChecksController(checks);
    }

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    NightlyChecksJob nightlyChecksJob(
            Checks checks, JdbcClient jdbc, ObjectProvider<MeterRegistry> registry, Clock clock) {
        return new NightlyChecksJob(
                checks, new NightlyChecksRepository(jdbc), registry.getIfAvailable(SimpleMeterRegistry::new), clock);
    }
}
