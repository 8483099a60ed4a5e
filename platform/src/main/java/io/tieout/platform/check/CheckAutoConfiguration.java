package io.tieout.platform.check;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

/// Collects the service's [InvariantCheck] beans.
@AutoConfiguration
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
}
