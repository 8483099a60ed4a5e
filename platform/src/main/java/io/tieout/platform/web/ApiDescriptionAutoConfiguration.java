package io.tieout.platform.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.tieout.platform.money.Money;
import io.tieout.platform.problem.FieldProblem;
import io.tieout.platform.problem.Problem;
import io.tieout.platform.security.Caller;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/// What all descriptions of our APIs have in common: bearer tokens, money, and the one form of a problem.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(GlobalOpenApiCustomizer.class)
public class ApiDescriptionAutoConfiguration {

    private static final String BEARER = "bearer";
    private static final String PROBLEM = "#/components/schemas/Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class)
                .replaceWithClass(Currency.class, String.class)
                .replaceWithSchema(YearMonth.class, new StringSchema().example("2026-03"))
                .replaceWithSchema(Money.class, money());
    }

    @Bean
    @ConditionalOnMissingBean
    OpenAPI apiDescription(Environment environment) {
        var service = environment.getRequiredProperty("spring.application.name");
        return new OpenAPI()
                .info(new Info().title("Tieout " + service).version("v1"))
                .addSecurityItem(new SecurityRequirement().addList(BEARER))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")));
    }

    @Bean
    OperationConvention operationConvention() {
        return new OperationConvention();
    }

    // Asked last of all converters, because it passes nothing on: the first to be registered is the last to be asked.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new NestedTypeNames()).openapi31(mappers.isOpenapi31());
    }

    @Bean
    GlobalOpenApiCustomizer problemOnEveryOperation() {
        return api -> {
            ModelConverters.getInstance().read(Problem.class).forEach((name, schema) -> {
                // On the wire the facts stand beside the other members.
                schema.getProperties().remove("facts");
                schema.setAdditionalProperties(true);
                api.getComponents().addSchemas(name, schema);
            });
            ModelConverters.getInstance().read(FieldProblem.class).forEach(api.getComponents()::addSchemas);
            var problem = new ApiResponse()
                    .description("A problem; see docs/problems.md for the codes")
                    .content(new Content()
                            .addMediaType(
                                    "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
            if (api.getPaths() != null) {
                api.getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .forEach(operation -> operation.getResponses().addApiResponse(ApiResponses.DEFAULT, problem));
            }
        };
    }

    private static Schema<?> money() {
        var money = new ObjectSchema();
        money.setDescription("An exact amount, with exactly the digits of its currency");
        money.addProperty("amount", new StringSchema().example("1250.00"));
        money.addProperty("currency", new StringSchema().example("EUR"));
        money.setRequired(List.of("amount", "currency"));
        return money;
    }
}
