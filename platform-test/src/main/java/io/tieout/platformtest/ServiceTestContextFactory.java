package io.tieout.platformtest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/// Gives each context of a [ServiceTest] its database, its broker and the beans of the kit.
final class ServiceTestContextFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(testClass, ServiceTest.class) ? new ServiceContext() : null;
    }

    /// A record, so that all customizers are equal and contexts are shared.
    record ServiceContext() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            var database = TestDatabase.create();
            TestPropertyValues.of(
                            "TIEOUT_DB_URL=" + database.url(),
                            "TIEOUT_DB_USER=" + database.appRole(),
                            "TIEOUT_DB_PASSWORD=" + TestDatabase.PASSWORD,
                            "TIEOUT_KAFKA=" + KafkaServer.bootstrapServers(),
                            "TIEOUT_ISSUER=" + TestTokens.ISSUER,
                            "TIEOUT_JWKS_URI=" + TestTokens.jwksUri(),
                            "TIEOUT_PARTITIONS=" + KafkaServer.PARTITIONS,
                            // Many requests at once on a slow machine are late, and not refused.
                            "spring.datasource.hikari.connection-timeout=60000",
                            "spring.flyway.enabled=true",
                            "spring.flyway.user=" + database.ownerRole(),
                            "spring.flyway.password=" + TestDatabase.PASSWORD)
                    .applyTo(context);
            var beans = context.getBeanFactory();
            beans.registerSingleton("testDatabase", database);
            beans.registerSingleton("testClock", new TestClock());
            ((BeanDefinitionRegistry) beans)
                    .registerBeanDefinition("eventProbe", new RootBeanDefinition(EventProbe.class));
        }
    }
}
