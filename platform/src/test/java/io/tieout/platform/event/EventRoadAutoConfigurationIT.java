package io.tieout.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.tracing.Tracer;
import io.tieout.platform.check.InvariantCheck;
import io.tieout.platform.id.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EventRoadAutoConfigurationIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final EventRoad other = new EventRoad();

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JdbcTemplateAutoConfiguration.class,
                    JdbcClientAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    OpenTelemetrySdkAutoConfiguration.class,
                    OpenTelemetryTracingAutoConfiguration.class,
                    MicrometerTracingAutoConfiguration.class,
                    EventRoadAutoConfiguration.class))
            .withBean(DataSource.class, TestInfrastructure::newDatabase)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(PublishedEvents.class, () -> PublishedEvents.of(other.noteTaken))
            .withPropertyValues(
                    "spring.application.name=" + other.name,
                    "spring.kafka.bootstrap-servers="
                            + TestInfrastructure.kafka().get("bootstrap.servers"));

    @Test
    void carriesAnEventAndItsTraceFromTheOutboxToASubscriber() {
        var traces = new CopyOnWriteArrayList<String>();
        service.withBean(Subscriber.class, () -> new Subscriber(other.noteTaken, traces))
                .run(context -> {
                    context.getBean(Subscriber.class).tracer = context.getBean(Tracer.class);

                    var trace = publishInATrace(context);

                    await().atMost(LIMIT).untilAsserted(() -> assertThat(traces).containsExactly(trace));
                    assertThat(context.getBean(JdbcTemplate.class)
                                    .queryForObject("select traceparent from outbox", String.class))
                            .contains(trace);
                });
    }

    @Test
    void offersTheRoadsOperationAndItsChecks() {
        service.run(context -> {
            assertThat(context)
                    .hasSingleBean(ParkedKeysController.class)
                    .hasSingleBean(EventPositionsController.class)
                    .hasSingleBean(OutboxController.class);
            assertThat(context.getBeansOfType(InvariantCheck.class).values().stream()
                            .map(InvariantCheck::invariant)
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("I5", "I6");
        });
    }

    @Test
    void doesNotStartWithoutTheSchemaOfWhatItPublishes() {
        var type = EventType.event("test.note-lost.v1", other.noteTaken.topic(), NoteTaken.class);

        service.withBean("more", PublishedEvents.class, () -> PublishedEvents.of(type))
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void startsWhileTheBrokerIsAway() {
        service.withPropertyValues("spring.kafka.bootstrap-servers=127.0.0.1:1", "tieout.events.send-timeout=2s")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    publishInATrace(context);
                    assertThat(context.getBean(OutboxRepository.class).backlog().pending())
                            .isEqualTo(1);
                });
    }

    @Test
    void isNotAliveAnyMoreWhenAConsumerDies() throws Exception {
        var broken = new CountDownLatch(1);
        service.withBean(Subscriber.class, () -> new Subscriber(other.noteTaken, new CopyOnWriteArrayList<>()) {
                    @Override
                    void taken(ReceivedEvent<NoteTaken> event) {
                        throw new OutOfMemoryError("as good as");
                    }
                })
                .withInitializer(context -> context.addApplicationListener(listener(broken)))
                .run(context -> {
                    publishInATrace(context);
                    assertThat(broken.await(2, TimeUnit.MINUTES)).isTrue();
                });
    }

    private static ApplicationListener<AvailabilityChangeEvent<?>> listener(CountDownLatch broken) {
        return event -> {
            if (event.getState() == LivenessState.BROKEN) {
                broken.countDown();
            }
        };
    }

    private String publishInATrace(ApplicationContext context) {
        var tracer = context.getBean(Tracer.class);
        var span = tracer.nextSpan().name("test").start();
        try (var _ = tracer.withSpan(span)) {
            new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(
                            status -> context.getBean(Outbox.class).publish(other.note(Ids.next(), 1)));
            return span.context().traceId();
        } finally {
            span.end();
        }
    }

    private static class Subscriber implements EventSubscriber {

        private final EventType<NoteTaken> type;
        private final CopyOnWriteArrayList<String> traces;
        private @Nullable Tracer tracer;

        Subscriber(EventType<NoteTaken> type, CopyOnWriteArrayList<String> traces) {
            this.type = type;
            this.traces = traces;
        }

        @Override
        public void subscribe(Subscriptions subscriptions) {
            subscriptions.on(type, this::taken);
        }

        void taken(ReceivedEvent<NoteTaken> event) {
            var span = tracer == null ? null : tracer.currentSpan();
            traces.add(span == null ? "none" : span.context().traceId());
        }
    }
}
