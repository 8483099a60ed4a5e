package io.tieout.customer.webhook;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.INTEGRATOR;
import static io.tieout.platform.security.Role.SALES_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tieout.events.customer.v1.CustomerEvents;
import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.events.sales.v1.OrderPaid;
import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.id.Ids;
import io.tieout.platformtest.EventProbe;
import io.tieout.platformtest.EventProbe.Sent;
import io.tieout.platformtest.ServiceTest;
import io.tieout.platformtest.TestTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServiceTest
class WebhookIT {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String PAID = "tieout.sales.order-paid.v1";
    private static final String ENDPOINTS = "/api/v1/webhook-endpoints";
    private static final String DELIVERIES = "/api/v1/webhook-deliveries";

    private final UUID company = Ids.next();
    private final String admin = TestTokens.bearer(company, ADMIN);
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final RestTestClient client;
    private final EventProbe events;
    private final JdbcClient jdbc;
    private final MeterRegistry meters;
    private final WebhookEndpointService service;
    private final WebhookDeliveryService deliveries;
    private final TransactionTemplate transactions;

    @Autowired
    WebhookIT(
            RestTestClient client,
            EventProbe events,
            JdbcClient jdbc,
            MeterRegistry meters,
            WebhookEndpointService service,
            WebhookDeliveryService deliveries,
            PlatformTransactionManager transactions) {
        this.client = client;
        this.events = events;
        this.jdbc = jdbc;
        this.meters = meters;
        this.service = service;
        this.deliveries = deliveries;
        this.transactions = new TransactionTemplate(transactions);
    }

    @AfterEach
    void stop() {
        jdbc.sql("delete from webhook_endpoint where company_id = :company")
                .param("company", company)
                .update();
        receiver.close();
    }

    @Test
    void deliversAnEventOnceSignedAndInTheEnvelopeOfTheTopic() throws GeneralSecurityException {
        var opened = open("/hook", PAID);

        var sent = paid(Ids.next(), 1);
        events.send(sent);
        paid(Ids.next(), company, "tieout.sales.order-reopened.v1");
        var other = paid(Ids.next(), 1);
        var foreign = events.publish(SalesEvents.ORDER_PAID, Ids.next(), Ids.next(), 1, anOrderPaid(Ids.next()));

        until(() -> receiver.at("/hook").size() >= 2);
        var message = receiver.at("/hook").stream()
                .filter(one -> one.header("webhook-id").equals(sent.eventId().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(message.header("content-type")).startsWith("application/cloudevents+json");
        assertThat(message.header("webhook-signature")).isEqualTo(signature(opened.secret(), message));
        assertThat(Instant.ofEpochSecond(Long.parseLong(message.header("webhook-timestamp"))))
                .isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        var event = message.event();
        assertThat(attributes(event)).isEqualTo(attributes(sent));
        assertThat(event.get("data").toString()).isEqualTo(sent.value());

        var log = json(get(admin, DELIVERIES + "?endpoint=" + opened.id() + "&status=DELIVERED"));
        assertThat(log.get("items")).hasSize(2);
        assertThat(receiver.at("/hook"))
                .extracting(one -> one.header("webhook-id"))
                .containsExactlyInAnyOrder(
                        sent.eventId().toString(), other.eventId().toString())
                .doesNotContain(foreign.eventId().toString());
        var delivery = json(get(
                admin,
                DELIVERIES + "/" + log.get("items").get(0).get("deliveryId").asString()));
        assertThat(delivery.get("log")).hasSize(1);
        assertThat(delivery.get("log").get(0).get("statusCode").asInt()).isEqualTo(204);
        assertThat(meters.get("tieout.webhook.tries")
                        .tag("outcome", "DELIVERED")
                        .counter()
                        .count())
                .isGreaterThanOrEqualTo(2);
        assertThat(meters.get("tieout.webhook.oldest.age").gauge().value()).isNotNegative();
    }

    /// Amounts and numbers come as they were sent: no figure is read and written anew.
    @Test
    void changesNoFigureOfAPayload() {
        var opened = open("/figures", PAID);
        var plain = paid(Ids.next(), 1);
        var exact = "{\"amount\":\"1.10\",\"quantity\":1.10,\"large\":12345678901234567890.123456789012345678}";

        events.send(new Sent(plain.topic(), plain.key(), anew(plain.headers()), exact));

        until(() -> receiver.at("/figures").size() == 2);
        assertThat(receiver.at("/figures"))
                .anyMatch(one -> new String(one.body(), StandardCharsets.UTF_8).endsWith("\"data\":" + exact + "}"));
        assertThat(opened.id()).isNotNull();
    }

    @Test
    void keepsTheSecretUnreadableAndShowsItOnce() {
        var opened = open("/hook", PAID);

        var shown = text(get(admin, ENDPOINTS + "/" + opened.id())) + text(get(admin, ENDPOINTS));
        assertThat(shown)
                .contains(opened.id().toString())
                .doesNotContain("whsec_", opened.secret().substring(6));
        assertThat(column("secret", opened.id())).isNotBlank().doesNotContain("whsec_");
    }

    @Test
    void signsWithBothSecretsUntilTheOldOneIsNotGoodAnyMore() throws GeneralSecurityException {
        var opened = open("/hook", PAID);

        var rotated = json(send(HttpMethod.POST, ENDPOINTS + "/" + opened.id() + "/rotate-secret", "{}", "\"1\"")
                .expectStatus()
                .isOk());
        var next = rotated.get("secret").asString();
        send(HttpMethod.POST, ENDPOINTS + "/" + opened.id() + "/rotate-secret", "{}", "\"1\"")
                .expectStatus()
                .isEqualTo(412);

        paid(Ids.next(), 1);
        until(() -> receiver.at("/hook").size() == 1);
        var both = receiver.at("/hook").getFirst();
        assertThat(both.header("webhook-signature"))
                .isEqualTo(signature(next, both) + " " + signature(opened.secret(), both));

        jdbc.sql("update webhook_endpoint set previous_secret_until = now() where endpoint_id = :id")
                .param("id", opened.id())
                .update();
        paid(Ids.next(), 1);
        until(() -> receiver.at("/hook").size() == 2);
        var one = receiver.at("/hook").getLast();
        assertThat(one.header("webhook-signature")).isEqualTo(signature(next, one));
    }

    @Test
    void bringsSecretsUnderTheNewKeyOfTheVault() throws GeneralSecurityException {
        var opened = open("/hook", PAID);
        jdbc.sql("update webhook_endpoint set secret_key = 1 where endpoint_id = :id")
                .param("id", opened.id())
                .update();
        var before = column("secret", opened.id());

        assertThat(service.renewSecrets()).isPositive();

        assertThat(column("secret", opened.id())).isNotEqualTo(before);
        paid(Ids.next(), 1);
        until(() -> receiver.at("/hook").size() == 1);
        var message = receiver.at("/hook").getFirst();
        assertThat(message.header("webhook-signature")).isEqualTo(signature(opened.secret(), message));
    }

    @Test
    void triesAgainWhatWasNotTaken() {
        receiver.answer("/hook", 500);
        var opened = open("/hook", PAID);
        var before = Instant.parse(
                json(get(admin, ENDPOINTS + "/" + opened.id())).get("createdAt").asString());
        paid(Ids.next(), 1);

        var failed = awaitDelivery(opened, delivery -> delivery.get("attempts").asInt() == 1);
        assertThat(failed.get("status").asString()).isEqualTo("WAITING");
        assertThat(Instant.parse(failed.get("nextAttemptAt").asString())).isAfter(before.plusSeconds(5));
        assertThat(failed.get("log").get(0).get("problem").asString()).isEqualTo("answered 500");
        assertThat(failed.get("log").get(0).get("response").asString()).isEqualTo("told");
        assertThat(json(get(admin, ENDPOINTS + "/" + opened.id()))
                        .get("failingSince")
                        .isNull())
                .isFalse();

        receiver.answer("/hook", 204);
        letTimePass(opened);

        var taken = awaitDelivery(
                opened, delivery -> delivery.get("status").asString().equals("DELIVERED"));
        assertThat(taken.get("log")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(receiver.at("/hook"))
                .extracting(one -> one.header("webhook-id"))
                .containsOnly(taken.get("eventId").asString());
        assertThat(json(get(admin, ENDPOINTS + "/" + opened.id())).hasNonNull("failingSince"))
                .isFalse();
    }

    @Test
    void givesUpAfterTheLastTryAndSendsItOnceMoreWhenAsked() {
        receiver.answer("/hook", 500);
        var opened = open("/hook", PAID);
        paid(Ids.next(), 1);
        awaitDelivery(opened, delivery -> delivery.get("attempts").asInt() == 1);
        jdbc.sql("update webhook_delivery set tries = 9 where endpoint_id = :id")
                .param("id", opened.id())
                .update();
        letTimePass(opened);

        var failed = awaitDelivery(
                opened, delivery -> delivery.get("status").asString().equals("FAILED"));
        assertThat(failed.hasNonNull("nextAttemptAt")).isFalse();

        receiver.answer("/hook", 204);
        send(HttpMethod.POST, DELIVERIES + "/" + failed.get("deliveryId").asString() + "/redeliver", "", null)
                .expectStatus()
                .isAccepted();
        var taken = awaitDelivery(
                opened, delivery -> delivery.get("status").asString().equals("DELIVERED"));
        assertThat(taken.get("log")).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void sendsNothingOnceMoreThatTheEndpointDoesNotWantAnyMore() {
        var opened = open("/narrowed", PAID);
        paid(Ids.next(), 1);
        var taken = awaitDelivery(
                opened, delivery -> delivery.get("status").asString().equals("DELIVERED"));
        jdbc.sql("update webhook_endpoint set event_types = array['tieout.customer.*'] where endpoint_id = :id")
                .param("id", opened.id())
                .update();

        problem(
                send(HttpMethod.POST, DELIVERIES + "/" + taken.get("deliveryId").asString() + "/redeliver", "", null),
                422,
                "invalid-replay");
    }

    @Test
    void disablesAnEndpointThatIsGoneAndTellsOthers() {
        receiver.answer("/gone", 410);
        var opened = open("/gone", PAID);
        open("/notices", "tieout.customer.webhook-*");

        paid(Ids.next(), 1);

        var failed = awaitDelivery(
                opened, delivery -> delivery.get("status").asString().equals("FAILED"));
        assertThat(failed.get("attempts").asInt()).isEqualTo(1);
        var endpoint = json(get(admin, ENDPOINTS + "/" + opened.id()));
        assertThat(endpoint.get("enabled").asBoolean()).isFalse();
        assertThat(endpoint.get("disabledReason").asString()).isEqualTo("GONE");
        var notice = events.awaitPublished(CustomerEvents.WEBHOOK_ENDPOINT_DISABLED, opened.id());
        assertThat(notice.payload().host()).isEqualTo("127.0.0.1");
        assertThat(notice.payload().reason()).isEqualTo("GONE");
        until(() -> receiver.at("/notices").size() == 1);
        assertThat(meters.get("tieout.webhook.endpoints.disabled").gauge().value())
                .isPositive();
        for (var path : List.of(
                ENDPOINTS + "/" + opened.id() + "/test",
                DELIVERIES + "/" + failed.get("deliveryId").asString() + "/redeliver")) {
            problem(send(HttpMethod.POST, path, "", null), 409, "webhook-endpoint-disabled");
        }
    }

    @Test
    void disablesAnEndpointThatTookNothingForDaysUntilItIsEnabled() {
        receiver.answer("/hook", 500);
        var opened = open("/hook", PAID);
        paid(Ids.next(), 1);
        awaitDelivery(opened, delivery -> delivery.get("attempts").asInt() == 1);
        jdbc.sql("update webhook_endpoint set failing_since = now() - interval '6 days' where endpoint_id = :id")
                .param("id", opened.id())
                .update();
        letTimePass(opened);

        var notice = events.awaitPublished(CustomerEvents.WEBHOOK_ENDPOINT_DISABLED, opened.id());
        assertThat(notice.payload().reason()).isEqualTo("FAILING");
        paid(Ids.next(), 1);

        receiver.answer("/hook", 204);
        letTimePass(opened);
        var etag = Objects.requireNonNull(get(admin, ENDPOINTS + "/" + opened.id())
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getETag());
        patch(opened, "{\"enabled\":true}", etag).expectStatus().isOk();

        awaitDelivery(opened, delivery -> delivery.get("status").asString().equals("DELIVERED"));
        var endpoint = json(get(admin, ENDPOINTS + "/" + opened.id()));
        assertThat(endpoint.hasNonNull("disabledReason")).isFalse();
        assertThat(endpoint.hasNonNull("failingSince")).isFalse();
    }

    @Test
    void leavesAReceiverAloneForAsLongAsItWants() {
        receiver.answer("/busy", 429, Map.of("Retry-After", "3600"));
        var opened = open("/busy", PAID);
        paid(Ids.next(), 1);
        var waiting = awaitDelivery(opened, delivery -> delivery.get("attempts").asInt() == 1);
        assertThat(Instant.parse(waiting.get("nextAttemptAt").asString()))
                .isAfter(
                        Instant.parse(waiting.get("log").get(0).get("startedAt").asString())
                                .plus(Duration.ofMinutes(59)));

        paid(Ids.next(), 1);
        var other = open("/other", PAID);
        paid(Ids.next(), 1);
        awaitDelivery(other, delivery -> delivery.get("status").asString().equals("DELIVERED"));

        assertThat(receiver.at("/busy")).hasSize(1);
        assertThat(json(get(admin, ENDPOINTS + "/" + opened.id())).hasNonNull("pausedUntil"))
                .isTrue();
    }

    /// The other way round, each would wait for the other.
    @Test
    void holdsTheEndpointBeforeItsDelivery() {
        var opened = open("/held", PAID);
        var lease = Instant.parse("2999-01-01T00:00:00Z");
        var delivery = new WebhookDeliveryRepository.DueDelivery(
                company, Ids.next(), opened.id(), Ids.next(), lease, "https://held.example", "{}");
        jdbc.sql("""
                        with event as (
                            insert into webhook_event (company_id, event_id, type, topic, subject, occurred_at, received_at, body)
                            values (:company, :event, 'x', 'x', :event, now(), now(), '{}')
                            returning event_id, seq)
                        insert into webhook_delivery (company_id, delivery_id, endpoint_id, event_id, seq, type, subject,
                            status, tries, attempts, next_attempt_at, leased_until, created_at)
                        select :company, :delivery, :endpoint, event_id, seq, 'x', event_id, 'WAITING', 0, 0, now(), :lease, now()
                          from event
                        """)
                .param("company", company)
                .param("event", delivery.eventId())
                .param("delivery", delivery.deliveryId())
                .param("endpoint", opened.id())
                .param("lease", lease.atOffset(ZoneOffset.UTC))
                .update();

        transactions.executeWithoutResult(status -> {
            assertThat(deliveries.tried(
                            delivery, new Attempt(Instant.EPOCH, Duration.ofMillis(1), 200, null, null, null)))
                    .isEqualTo(DeliveryStatus.DELIVERED);
            assertThat(freeToDelete(opened.id())).isFalse();
        });
        assertThat(freeToDelete(opened.id())).isTrue();
    }

    /// In a transaction of its own, on another connection.
    private boolean freeToDelete(UUID endpointId) {
        var elsewhere = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        elsewhere.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return Boolean.TRUE.equals(elsewhere.execute(status -> !jdbc.sql(
                        "select endpoint_id from webhook_endpoint where endpoint_id = :id for update skip locked")
                .param("id", endpointId)
                .query()
                .listOfRows()
                .isEmpty()));
    }

    @Test
    void delaysNobodyForASlowOne() {
        receiver.hold("/slow");
        open("/slow", PAID);
        for (int number = 0; number < 20; number++) {
            paid(Ids.next(), 1);
        }
        until(() -> receiver.at("/slow").size() == 8);
        var quick = open("/quick", PAID);

        paid(Ids.next(), 1);

        awaitDelivery(quick, delivery -> delivery.get("status").asString().equals("DELIVERED"));
        assertThat(receiver.at("/slow")).as("at the same time").hasSizeLessThan(20);
        receiver.release();
        until(() -> receiver.at("/slow").size() >= 21);
    }

    @Test
    void keepsTheOrderOfASubjectWhileTheFirstTrySucceeds() {
        open("/order", PAID);
        var order = Ids.next();

        var sent = new ArrayList<String>();
        for (int version = 1; version <= 30; version++) {
            sent.add(paid(order, version).eventId().toString());
        }

        until(() -> receiver.at("/order").size() == 30);
        assertThat(receiver.at("/order"))
                .extracting(one -> one.header("webhook-id"))
                .containsExactlyElementsOf(sent);
    }

    @Test
    void sendsThePastOnceMore() {
        var opened = open("/hook", "tieout.sales.*");
        var first = paid(Ids.next(), 1);
        until(() -> receiver.at("/hook").size() == 1);
        var late = open("/late", PAID);
        var from = Instant.parse(first.headers().getOrDefault("ce_time", ""));

        var answer =
                json(replay(late, "{\"from\":\"" + from + "\"}").expectStatus().isAccepted());

        assertThat(answer.get("events").asInt()).isEqualTo(1);
        until(() -> receiver.at("/late").size() == 1);
        assertThat(receiver.at("/late").getFirst().header("webhook-id"))
                .isEqualTo(first.eventId().toString());
        replay(opened, "{\"from\":\"" + from + "\",\"types\":[\"" + PAID + "\"]}")
                .expectStatus()
                .isAccepted();
        until(() -> receiver.at("/hook").size() == 2);
        var nothing = json(replay(opened, "{\"from\":\"" + from + "\",\"types\":[\"tieout.sales.deal-*\"]}")
                .expectStatus()
                .isAccepted());
        assertThat(nothing.get("events").asInt()).isZero();
    }

    @Test
    void refusesToReplayWhatIsNotThere() {
        var opened = open("/hook", PAID);

        problem(replay(opened, "{\"from\":\"2020-01-01T00:00:00Z\"}"), 422, "invalid-replay");
        var now = Clock.systemUTC().instant();
        problem(replay(opened, "{\"from\":\"" + now + "\",\"to\":\"" + now + "\"}"), 422, "invalid-replay");
        problem(replay(opened, "{\"from\":\"" + now + "\",\"types\":[\"tieout.sales.*\"]}"), 422, "invalid-replay");
        problem(replay(opened, "{}"), 400, "invalid-field");
    }

    @Test
    void pingsAnEndpointWhateverItWants() {
        var opened = open("/hook", "tieout.ledger.*");

        var delivery = json(send(HttpMethod.POST, ENDPOINTS + "/" + opened.id() + "/test", "", null)
                .expectStatus()
                .isAccepted());

        assertThat(delivery.get("type").asString()).isEqualTo("tieout.webhook.ping.v1");
        until(() -> receiver.at("/hook").size() == 1);
        var event = receiver.at("/hook").getFirst().event();
        assertThat(event.get("id").asString()).isEqualTo(delivery.get("eventId").asString());
        assertThat(event.get("data").get("endpointId").asString())
                .isEqualTo(opened.id().toString());
    }

    /// Personal data travels on state topics; what was kept of it here goes when it is erased there.
    @Test
    void forgetsWhomItIsToldToForget() {
        receiver.answer("/hook", 500);
        var opened = open("/hook", "tieout.identity.*");
        var user = Ids.next();
        events.send(new Sent(
                IdentityEvents.USER_STATE.topic(),
                user.toString(),
                stateHeaders(user, 1),
                "{\"name\":\"Dewi Rahasia\"}"));
        awaitDelivery(opened, delivery -> delivery.get("attempts").asInt() == 1);

        jdbc.sql("update webhook_delivery set next_attempt_at = now() + interval '1 hour' where endpoint_id = :id")
                .param("id", opened.id())
                .update();
        receiver.answer("/hook", 204);
        events.publishErased(IdentityEvents.USER_STATE, company, user, 2);

        until(() -> receiver.at("/hook").size() == 2);
        var erasure = receiver.at("/hook").getLast().event();
        assertThat(erasure.get("subject").asString()).isEqualTo(user.toString());
        assertThat(erasure.has("data")).isFalse();
        var erased = json(get(admin, DELIVERIES + "?status=ERASED")).get("items");
        assertThat(erased).hasSize(1);
        assertThat(jdbc.sql("select count(*) from webhook_event where company_id = :company and body like '%Rahasia%'")
                        .param("company", company)
                        .query(Long.class)
                        .single())
                .isZero();
        problem(
                send(
                        HttpMethod.POST,
                        DELIVERIES + "/" + erased.get(0).get("deliveryId").asString() + "/redeliver",
                        "",
                        null),
                409,
                "webhook-event-erased");
    }

    @Test
    void deletesWhatIsOlderThanItIsKept() {
        var opened = open("/hook", PAID);
        var old = paid(Ids.next(), 1);
        var young = paid(Ids.next(), 1);
        until(() -> receiver.at("/hook").size() == 2);
        awaitDelivery(opened, delivery -> delivery.get("status").asString().equals("DELIVERED"));
        jdbc.sql("update webhook_event set received_at = now() - interval '8 days' where event_id = :id")
                .param("id", old.eventId())
                .update();

        assertThat(deliveries.purge(100)).isEqualTo(1);

        assertThat(json(get(admin, DELIVERIES + "?endpoint=" + opened.id())).get("items"))
                .singleElement()
                .satisfies(left -> assertThat(left.get("eventId").asString())
                        .isEqualTo(young.eventId().toString()));
    }

    @Test
    void tellsAClientOnlyOfWhatItMayRead() {
        var manager = integrator(Ids.next(), "webhooks:read", "webhooks:write", "sales:read");
        var body = "{\"url\":\"" + receiver.url("/hook") + "\",\"eventTypes\":[\"%s\"]}";

        problem(post(manager, ENDPOINTS, body.formatted("tieout.ledger.*")), 403, "event-type-not-allowed");
        problem(post(manager, ENDPOINTS, body.formatted("*")), 403, "event-type-not-allowed");
        problem(
                post(manager, ENDPOINTS, body.formatted("tieout.customer.customer-state.v1")),
                403,
                "event-type-not-allowed");
        var id = json(post(manager, ENDPOINTS, body.formatted("tieout.sales.*"))
                        .expectStatus()
                        .isCreated())
                .get("endpointId")
                .asString();
        problem(
                client.patch()
                        .uri(ENDPOINTS + "/" + id)
                        .header("Authorization", manager)
                        .header("If-Match", "\"1\"")
                        .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                        .body("{\"eventTypes\":[\"tieout.ledger.*\"]}")
                        .exchange(),
                403,
                "event-type-not-allowed");
        problem(post(integrator(Ids.next(), "sales:read"), ENDPOINTS, body.formatted(PAID)), 403, "access-denied");
        problem(post(TestTokens.bearer(company, SALES_MANAGER), ENDPOINTS, body.formatted(PAID)), 403, "access-denied");
        problem(post(TestTokens.bearer(company, AUDITOR), ENDPOINTS, body.formatted(PAID)), 403, "access-denied");
    }

    @Test
    void hidesTheEndpointsAndDeliveriesOfOthers() {
        var owner = integrator(Ids.next(), "webhooks:read", "webhooks:write", "sales:read");
        var id = json(post(
                                owner,
                                ENDPOINTS,
                                "{\"url\":\"" + receiver.url("/hook") + "\",\"eventTypes\":[\"" + PAID + "\"]}")
                        .expectStatus()
                        .isCreated())
                .get("endpointId")
                .asString();
        paid(Ids.next(), 1);
        until(() -> !json(get(owner, DELIVERIES)).get("items").isEmpty());
        var delivery = json(get(owner, DELIVERIES))
                .get("items")
                .get(0)
                .get("deliveryId")
                .asString();

        for (var stranger : List.of(
                integrator(Ids.next(), "webhooks:read", "webhooks:write", "sales:read"),
                TestTokens.bearer(Ids.next(), ADMIN))) {
            assertThat(text(get(stranger, ENDPOINTS))).doesNotContain(id);
            assertThat(text(get(stranger, DELIVERIES))).doesNotContain(delivery);
            assertThat(text(get(stranger, DELIVERIES + "?endpoint=" + id))).doesNotContain(delivery);
            problem(get(stranger, ENDPOINTS + "/" + id), 404, "webhook-endpoint-not-found");
            problem(get(stranger, DELIVERIES + "/" + delivery), 404, "webhook-delivery-not-found");
            problem(post(stranger, DELIVERIES + "/" + delivery + "/redeliver", ""), 404, "webhook-delivery-not-found");
            problem(post(stranger, ENDPOINTS + "/" + id + "/test", ""), 404, "webhook-endpoint-not-found");
            problem(
                    client.delete()
                            .uri(ENDPOINTS + "/" + id)
                            .header("Authorization", stranger)
                            .header("If-Match", "\"1\"")
                            .exchange(),
                    404,
                    "webhook-endpoint-not-found");
        }
        get(admin, ENDPOINTS + "/" + id).expectStatus().isOk();
        get(TestTokens.bearer(company, AUDITOR), DELIVERIES + "/" + delivery)
                .expectStatus()
                .isOk();
    }

    @Test
    void refusesEndpointsThatCannotBe() {
        for (var url : List.of(
                "http://hooks.example.com/",
                "https://10.0.0.1/",
                "https://user:secret@hooks.example.com/",
                "https://hooks.example.com:22/",
                "https://customer-service/")) {
            problem(
                    post(admin, ENDPOINTS, "{\"url\":\"" + url + "\",\"eventTypes\":[\"" + PAID + "\"]}"),
                    422,
                    "invalid-webhook-endpoint");
        }
        var body = "{\"url\":\"https://hooks.example.com/\",\"eventTypes\":[\"%s\"]}";
        problem(post(admin, ENDPOINTS, body.formatted("tieout.sales.order-payed.v1")), 422, "invalid-webhook-endpoint");
        problem(post(admin, ENDPOINTS, body.formatted("order-paid")), 400, "invalid-field");
        problem(
                post(admin, ENDPOINTS, "{\"url\":\"https://hooks.example.com/\",\"eventTypes\":[]}"),
                400,
                "invalid-field");
        assertThat(json(get(admin, ENDPOINTS)).get("items")).isEmpty();
    }

    @Test
    void keepsTheNumberOfEndpointsWithinLimits() {
        jdbc.sql("""
                        insert into webhook_endpoint (company_id, endpoint_id, url, event_types, description, enabled,
                            notices, secret, secret_key, created_by, created_at, version)
                        select :company, gen_random_uuid(), 'https://hooks.example.com/', array['*'], '', true, 0, '', 0,
                               gen_random_uuid(), now(), 1
                          from generate_series(1, 50)
                        """).param("company", company).update();

        problem(
                post(admin, ENDPOINTS, "{\"url\":\"https://hooks.example.com/\",\"eventTypes\":[\"*\"]}"),
                409,
                "too-many-webhook-endpoints");
    }

    @Test
    void sendsNothingToWhatWasDeletedOrSwitchedOff() {
        var deleted = open("/deleted", PAID);
        var off = open("/off", PAID);
        var on = open("/on", PAID);
        send(HttpMethod.DELETE, ENDPOINTS + "/" + deleted.id(), "", "\"1\"")
                .expectStatus()
                .isNoContent();
        patch(off, "{\"enabled\":false}", "\"1\"").expectStatus().isOk();
        patch(off, "{\"enabled\":true}", "\"1\"").expectStatus().isEqualTo(412);

        paid(Ids.next(), 1);

        awaitDelivery(on, delivery -> delivery.get("status").asString().equals("DELIVERED"));
        assertThat(receiver.at("/deleted")).isEmpty();
        assertThat(receiver.at("/off")).isEmpty();
    }

    private record Opened(UUID id, String secret) {}

    private Opened open(String path, String... types) {
        var wanted = String.join("\",\"", types);
        var answer = json(
                post(admin, ENDPOINTS, "{\"url\":\"" + receiver.url(path) + "\",\"eventTypes\":[\"" + wanted + "\"]}")
                        .expectStatus()
                        .isCreated());
        return new Opened(
                UUID.fromString(answer.get("endpointId").asString()),
                answer.get("secret").asString());
    }

    private Sent paid(UUID order, int version) {
        return events.publish(SalesEvents.ORDER_PAID, company, order, version, anOrderPaid(order));
    }

    /// As if it were of another type.
    private void paid(UUID order, UUID of, String type) {
        var plain = events.publish(SalesEvents.ORDER_PAID, Ids.next(), order, 1, anOrderPaid(order));
        var headers = anew(plain.headers());
        headers.put("ce_type", type);
        headers.put("ce_companyid", of.toString());
        events.send(new Sent(plain.topic(), plain.key(), headers, plain.value()));
    }

    private static OrderPaid anOrderPaid(UUID order) {
        return new OrderPaid(order, "ORD-1", null, Ids.next(), Ids.next(), LocalDate.of(2026, 3, 1));
    }

    private static Map<String, String> anew(Map<String, String> headers) {
        var copy = new TreeMap<>(headers);
        copy.put("ce_id", Ids.next().toString());
        copy.put("ce_aggregateversion", "2");
        return copy;
    }

    private Map<String, String> stateHeaders(UUID user, long version) {
        var headers = new TreeMap<String, String>();
        headers.put("ce_id", Ids.next().toString());
        headers.put("ce_type", IdentityEvents.USER_STATE.type());
        headers.put("ce_source", "/identity-service");
        headers.put("ce_subject", user.toString());
        headers.put("ce_time", Clock.systemUTC().instant().toString());
        headers.put("ce_companyid", company.toString());
        headers.put("ce_aggregateversion", Long.toString(version));
        return headers;
    }

    private static Map<String, String> attributes(Sent sent) {
        var attributes = new TreeMap<String, String>();
        sent.headers().forEach((name, value) -> {
            if (name.startsWith("ce_")) {
                attributes.put(name.substring(3), value);
            }
        });
        attributes.put("datacontenttype", sent.headers().getOrDefault("content-type", ""));
        return attributes;
    }

    private static Map<String, String> attributes(JsonNode event) {
        var attributes = new TreeMap<String, String>();
        event.properties().forEach(member -> {
            if (!member.getKey().equals("data")) {
                attributes.put(member.getKey(), member.getValue().asString());
            }
        });
        return attributes;
    }

    /// As a receiver would, without our code.
    private static String signature(String secret, WebhookReceiver.Message message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        var signed = message.header("webhook-id") + "." + message.header("webhook-timestamp") + "."
                + new String(message.body(), StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private void letTimePass(Opened endpoint) {
        jdbc.sql("""
                        update webhook_delivery set next_attempt_at = now() - interval '1 second'
                         where endpoint_id = :id and status = 'WAITING'
                        """).param("id", endpoint.id()).update();
    }

    private JsonNode awaitDelivery(Opened endpoint, Predicate<JsonNode> wanted) {
        var found = new ArrayList<JsonNode>();
        until(() -> {
            found.clear();
            json(get(admin, DELIVERIES + "?endpoint=" + endpoint.id()))
                    .get("items")
                    .forEach(found::add);
            return found.stream().anyMatch(wanted);
        });
        var id = found.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow()
                .get("deliveryId")
                .asString();
        return json(get(admin, DELIVERIES + "/" + id));
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(30)).until(condition);
    }

    private String column(String name, UUID endpoint) {
        return jdbc.sql("select " + name + " from webhook_endpoint where endpoint_id = :id")
                .param("id", endpoint)
                .query(String.class)
                .single();
    }

    private String integrator(UUID id, String... scopes) {
        return TestTokens.bearer(id, company, List.of(INTEGRATOR), Arrays.asList(scopes));
    }

    private ResponseSpec replay(Opened endpoint, String body) {
        return send(HttpMethod.POST, ENDPOINTS + "/" + endpoint.id() + "/replay", body, null);
    }

    private ResponseSpec patch(Opened endpoint, String body, String etag) {
        return client.patch()
                .uri(ENDPOINTS + "/" + endpoint.id())
                .header("Authorization", admin)
                .header("If-Match", etag)
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .body(body)
                .exchange();
    }

    private ResponseSpec send(HttpMethod method, String path, String body, @Nullable String ifMatch) {
        var request = client.method(method).uri(path).header("Authorization", admin);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (body.isEmpty()) {
            return request.exchange();
        }
        return request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private ResponseSpec post(String bearer, String path, String body) {
        var request = client.post().uri(path).header("Authorization", bearer);
        return body.isEmpty()
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).body(body).exchange();
    }

    private ResponseSpec get(String bearer, String path) {
        return client.get().uri(path).header("Authorization", bearer).exchange();
    }

    private static void problem(ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private static JsonNode json(ResponseSpec response) {
        return Objects.requireNonNull(
                response.expectBody(JsonNode.class).returnResult().getResponseBody());
    }

    private static String text(ResponseSpec response) {
        return String.valueOf(response.expectBody(String.class).returnResult().getResponseBody());
    }
}
