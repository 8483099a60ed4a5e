package io.tieout.customer.duplicate;

import io.tieout.platform.problem.ConstraintRefusals;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DuplicateConfiguration {

    @Bean
    ConstraintRefusals duplicateRefusals() {
        return ConstraintRefusals.of(Map.of("duplicate_search_one_key", DuplicateSearchRuns::new));
    }
}
