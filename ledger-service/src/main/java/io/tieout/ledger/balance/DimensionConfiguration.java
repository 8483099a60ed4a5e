package io.tieout.ledger.balance;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.tieout.platform.problem.InvalidValue;
import java.util.Arrays;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Reads `dimension`, once or several times. Not as a list: that would be divided at its commas, and a value may
/// have some.
@Configuration
class DimensionConfiguration implements WebMvcConfigurer {

    private static final int MAX = 5;

    static {
        SpringDocUtils.getConfig()
                .replaceWithSchema(Dimensions.class, schema())
                .replaceWithClass(DimensionName.class, String.class);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Dimensions.class, DimensionConfiguration::dimensions);
        registry.addConverter(String[].class, Dimensions.class, DimensionConfiguration::dimensions);
    }

    /// Of a parameter springdoc does not take the type's schema but one of a type that it is converted from: which
    /// of the two changes from run to run.
    @Bean
    ParameterCustomizer describedDimension() {
        return (described, parameter) -> {
            if (parameter.getParameterType() == Dimensions.class) {
                described.setSchema(schema());
            }
            return described;
        };
    }

    private static Schema<?> schema() {
        return new ArraySchema().items(new StringSchema().example("costCenter:NORTH"));
    }

    private static Dimensions dimensions(String... texts) {
        if (texts.length > MAX) {
            throw new InvalidValue("must be given at most " + MAX + " times");
        }
        return new Dimensions(Arrays.stream(texts).map(DimensionFilter::new).toList());
    }
}
