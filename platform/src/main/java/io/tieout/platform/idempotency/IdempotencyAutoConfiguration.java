package io.tieout.platform.idempotency;

import io.tieout.platform.check.InvariantCheck;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Makes [Idempotent] work in every service that has a database.
@AutoConfiguration(after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(JdbcClient.class)
@EnableConfigurationProperties(IdempotencyProperties.class)
public class IdempotencyAutoConfiguration {

    @Bean
    IdempotencyStore idempotencyStore(JdbcClient jdbc, JsonMapper json) {
        return new IdempotencyStore(jdbc, json);
    }

    @Bean
    IdempotencyCleanupJob idempotencyCleanupJob(IdempotencyStore store, IdempotencyProperties properties) {
        return new IdempotencyCleanupJob(store, properties.retention());
    }

    @Bean
    InvariantCheck storedAnswersCheck(JdbcClient jdbc) {
        return new StoredAnswersCheck(jdbc);
    }

    /// Infrastructure, because the proxies of `@Transactional` are made by a creator that looks at nothing else.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor idempotencyAdvisor(
            ObjectProvider<IdempotencyStore> store, ObjectProvider<PlatformTransactionManager> transactions) {
        return new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(Idempotent.class),
                new IdempotencyInterceptor(store::getObject, () -> new TransactionTemplate(transactions.getObject())));
    }
}
