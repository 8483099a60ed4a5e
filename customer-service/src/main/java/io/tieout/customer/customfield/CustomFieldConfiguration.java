package io.tieout.customer.customfield;

import io.tieout.platform.problem.ConstraintRefusals;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomFieldConfiguration {

    @Bean
    ConstraintRefusals customFieldRefusals() {
        return ConstraintRefusals.of(Map.of(
                "custom_field_key_key",
                CustomFieldKeyTaken::new,
                "custom_field_value_unique_value_key",
                CustomValueTaken::new));
    }
}
