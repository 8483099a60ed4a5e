package io.tieout.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.tieout.platform.check.InvariantCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// The event road of a service with a database and Kafka: outbox, relay, topics, inbox, and their operation.
///
/// A service declares what it publishes in [PublishedEvents] beans and listens with [EventSubscriber] beans;
/// without either nothing runs. `tieout.events.enabled=false` leaves it out altogether.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration"
        })
@ConditionalOnClass({KafkaProducer.class, JdbcTemplate.class, KafkaProperties.class})
@ConditionalOnBean({JdbcTemplate.class, PlatformTransactionManager.class})
@ConditionalOnProperty(name = "tieout.events.enabled", matchIfMissing = true)
@EnableConfigurationProperties({EventRoadProperties.class, KafkaProperties.class})
public class EventRoadAutoConfiguration {

    private static final Duration STANDSTILL_TOLERANCE = Duration.ofSeconds(30);

    @Bean
    EventRoadMetrics eventRoadMetrics(ObjectProvider<MeterRegistry> registry, Clock clock) {
        return new EventRoadMetrics(registry.getIfAvailable(SimpleMeterRegistry::new), clock);
    }

    @Bean
    OutboxRepository outboxRepository(JdbcTemplate jdbc, EventRoadMetrics metrics) {
        var rows = new OutboxRepository(jdbc);
        metrics.watch(rows);
        return rows;
    }

    @Bean
    OutboxRelay outboxRelay(
            OutboxRepository rows,
            KafkaProperties kafka,
            PlatformTransactionManager transactions,
            EventRoadMetrics metrics,
            EventRoadProperties properties,
            ApplicationEventPublisher publisher,
            Environment environment) {
        var sender = new EventSender(kafka.buildProducerProperties(), service(environment), properties.sendTimeout());
        return new OutboxRelay(rows, sender, transaction(transactions), metrics, properties, publisher);
    }

    @Bean
    Outbox outbox(
            OutboxRepository rows, ObjectProvider<PublishedEvents> published, EventTracing tracing, OutboxRelay relay) {
        return new Outbox(rows, EventSchemas.of(types(published)), tracing, relay::wake);
    }

    @Bean
    EventRegistry eventRegistry(ObjectProvider<EventSubscriber> subscribers) {
        return EventRegistry.of(subscribers.orderedStream().toList());
    }

    @Bean
    InboxRepository inboxRepository(JdbcTemplate jdbc) {
        return new InboxRepository(jdbc);
    }

    @Bean
    ParkedEventRepository parkedEventRepository(JdbcTemplate jdbc, EventRoadMetrics metrics) {
        var parked = new ParkedEventRepository(jdbc);
        metrics.watch(parked);
        return parked;
    }

    @Bean
    DeadLetters deadLetters(Outbox outbox, EventRegistry registry, Environment environment) {
        return new DeadLetters(outbox, registry, service(environment));
    }

    @Bean
    Inbox inbox(
            EventRegistry registry,
            InboxRepository positions,
            ParkedEventRepository parked,
            DeadLetters deadLetters,
            EventTracing tracing,
            PlatformTransactionManager transactions,
            EventRoadMetrics metrics) {
        return new Inbox(registry, positions, parked, deadLetters, tracing, transaction(transactions), metrics);
    }

    @Bean
    ParkedKeyService parkedKeyService(
            Inbox inbox,
            EventRegistry registry,
            InboxRepository positions,
            ParkedEventRepository parked,
            DeadLetters deadLetters,
            PlatformTransactionManager transactions,
            EventRoadMetrics metrics) {
        return new ParkedKeyService(
                inbox, registry, positions, parked, deadLetters, transaction(transactions), metrics);
    }

    @Bean
    EventConsumers eventConsumers(
            ObjectProvider<PublishedEvents> published,
            EventRegistry registry,
            Inbox inbox,
            ParkedKeyService parkedKeys,
            KafkaProperties kafka,
            EventRoadMetrics metrics,
            EventRoadProperties properties,
            ApplicationEventPublisher publisher,
            Environment environment) {
        var group = service(environment);
        var topics =
                new EventTopics(kafka.buildAdminProperties(), group, types(published), registry.types(), properties);
        Map<String, Object> consumer = kafka.buildConsumerProperties();
        return new EventConsumers(
                topics,
                () -> new InboxConsumer(consumer, group, registry.topics(), inbox, parkedKeys, metrics, properties),
                registry.topics().isEmpty() ? 0 : properties.concurrency(),
                properties,
                publisher);
    }

    @Bean
    EventTaps eventTaps(
            ObjectProvider<EventTap> taps,
            KafkaProperties kafka,
            EventRoadMetrics metrics,
            EventRoadProperties properties,
            ApplicationEventPublisher publisher,
            Environment environment) {
        var consumer = kafka.buildConsumerProperties();
        var service = service(environment);
        return new EventTaps(
                taps.orderedStream().toList(),
                tap -> new EventTapConsumer(consumer, service, tap, metrics, properties),
                publisher);
    }

    @Bean
    EventPurgeJob eventPurgeJob(
            JdbcClient jdbc,
            ObjectProvider<PublishedEvents> published,
            PlatformTransactionManager transactions,
            EventRoadProperties properties) {
        var events = new EventPurgeRepository(jdbc, topics(types(published), EventType.Delivery.LATEST));
        return new EventPurgeJob(events, transaction(transactions), properties);
    }

    @Bean
    InvariantCheck outboxDispatchedCheck(JdbcClient jdbc) {
        return new OutboxDispatchedCheck(jdbc);
    }

    @Bean
    InvariantCheck gaplessVersionsCheck(JdbcClient jdbc, EventRegistry registry) {
        return new GaplessVersionsCheck(jdbc, topics(registry.types(), EventType.Delivery.EVERY));
    }

    @Bean
    InvariantCheck noParkedKeyCheck(JdbcClient jdbc) {
        return new NoParkedKeyCheck(jdbc);
    }

    private static List<EventType<?>> types(ObjectProvider<PublishedEvents> published) {
        var types = new ArrayList<EventType<?>>();
        published.orderedStream().forEach(bean -> types.addAll(bean.types()));
        return types;
    }

    private static Set<String> topics(List<EventType<?>> types, EventType.Delivery delivery) {
        return types.stream()
                .filter(type -> type.delivery() == delivery)
                .map(EventType::topic)
                .collect(Collectors.toSet());
    }

    /// Without a time limit of its own: the database and the connection have limits, and the driver would set an alarm
    /// for each statement.
    private static TransactionTemplate transaction(PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return template;
    }

    private static String service(Environment environment) {
        return environment.getRequiredProperty("spring.application.name");
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Tracer.class)
    static class WithTracer {

        @Bean
        @ConditionalOnBean({Tracer.class, Propagator.class})
        EventTracing micrometerEventTracing(Tracer tracer, Propagator propagator) {
            return EventTracing.with(tracer, propagator);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WithoutTracer {

        // By the tracer's name too: this class may be looked at before the one above.
        @Bean
        @ConditionalOnMissingBean(type = {"io.tieout.platform.event.EventTracing", "io.micrometer.tracing.Tracer"})
        EventTracing logEventTracing() {
            return EventTracing.logOnly();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(HealthIndicator.class)
    static class WithHealth {

        @Bean
        HealthIndicator eventRoadHealth(EventRoadMetrics metrics) {
            return new EventRoadHealth(metrics, STANDSTILL_TOLERANCE);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    static class Web {

        @Bean
        ParkedKeysController parkedKeysController(ParkedKeyService parkedKeys, JdbcClient jdbc) {
            return new ParkedKeysController(parkedKeys, new ParkedKeyQueries(jdbc));
        }

        @Bean
        EventPositionsController eventPositionsController(
                JdbcClient jdbc, EventRegistry registry, Environment environment) {
            return new EventPositionsController(new EventPositionQueries(jdbc), registry, service(environment));
        }

        @Bean
        OutboxController outboxController(OutboxRepository rows, OutboxRelay relay) {
            return new OutboxController(rows, relay);
        }
    }
}
