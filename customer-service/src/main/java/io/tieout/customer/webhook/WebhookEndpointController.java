package io.tieout.customer.webhook;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.id.Ids;
import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.EntityTag;
import io.tieout.platform.web.MergePatch;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/webhook-endpoints")
class WebhookEndpointController {

    private static final int HOURS_OF_GRACE = 24;

    private final WebhookEndpointService service;
    private final WebhookEndpointRepository endpoints;
    private final WebhookDeliveryQueries deliveries;
    private final WebhookEventsListener bodies;
    private final MergePatch patch;
    private final Clock clock;

    WebhookEndpointController(
            WebhookEndpointService service,
            WebhookEndpointRepository endpoints,
            WebhookDeliveryQueries deliveries,
            WebhookEventsListener bodies,
            MergePatch patch,
            Clock clock) {
        this.service = service;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.bodies = bodies;
        this.patch = patch;
        this.clock = clock;
    }

    /// Takes no idempotency key: what answers a retry would have to be kept, and the secret must not be
    /// readable.
    @PostMapping
    @Access(
            roles = {ADMIN, OPERATOR},
            scope = "webhooks:write")
    ResponseEntity<OpenedEndpointResponse> open(@Valid @RequestBody WebhookEndpointRequest request, Caller caller) {
        var secret = WebhookSecret.next();
        var id = service.open(caller, request, secret);
        return ResponseEntity.created(URI.create("/api/v1/webhook-endpoints/" + id))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .eTag(EntityTag.of(1))
                .body(new OpenedEndpointResponse(id, secret.text()));
    }

    /// Newest first.
    @GetMapping
    @Access(
            roles = {ADMIN, AUDITOR, OPERATOR},
            scope = "webhooks:read")
    Page<WebhookEndpoint> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(limit, cursor);
        return Page.of(
                endpoints.list(caller.companyId(), WebhookSight.of(caller), page),
                page,
                endpoint -> List.of(endpoint.endpointId().toString()));
    }

    @GetMapping("/{endpointId}")
    @Access(
            roles = {ADMIN, AUDITOR, OPERATOR},
            scope = "webhooks:read")
    ResponseEntity<WebhookEndpoint> get(@PathVariable UUID endpointId, Caller caller) {
        return answer(service.get(caller, endpointId));
    }

    @PatchMapping(path = "/{endpointId}", consumes = "application/merge-patch+json")
    @Access(
            roles = {ADMIN, OPERATOR},
            scope = "webhooks:write")
    ResponseEntity<WebhookEndpoint> change(
            @PathVariable UUID endpointId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode changes,
            Caller caller) {
        long expected = EntityTag.required(ifMatch);
        var before = service.get(caller, endpointId);
        var request = patch.apply(
                WebhookEndpointRequest.from(before), before.version(), expected, changes, WebhookEndpointRequest.class);
        service.change(caller, before, request);
        return answer(service.get(caller, endpointId));
    }

    /// With its deliveries.
    @DeleteMapping("/{endpointId}")
    @Access(
            roles = {ADMIN, OPERATOR},
            scope = "webhooks:write")
    ResponseEntity<Void> delete(
            @PathVariable UUID endpointId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        service.delete(caller, endpointId, EntityTag.required(ifMatch));
        return ResponseEntity.noContent().build();
    }

    /// A new secret; for some hours each event is signed with the former one, too. Takes no idempotency
    /// key, as above: `If-Match` keeps a retry from rotating twice.
    @PostMapping("/{endpointId}/rotate-secret")
    @Access(
            roles = {ADMIN, OPERATOR},
            scope = "webhooks:write")
    ResponseEntity<OpenedEndpointResponse> rotate(
            @PathVariable UUID endpointId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody RotateSecretRequest request,
            Caller caller) {
        var secret = WebhookSecret.next();
        long expected = EntityTag.required(ifMatch);
        service.rotate(caller, endpointId, secret, request.grace(), expected);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .eTag(EntityTag.of(expected + 1))
                .body(new OpenedEndpointResponse(endpointId, secret.text()));
    }

    /// Sends an event of the type `tieout.webhook.ping.v1`, whatever types the endpoint wants.
    @PostMapping("/{endpointId}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(
            roles = {ADMIN, OPERATOR},
            scope = "webhooks:write")
    WebhookDeliveryResponse ping(@PathVariable UUID endpointId, Caller caller) {
        var eventId = Ids.next();
        var body = bodies.ping(
                eventId, caller.companyId(), endpointId, clock.instant().toString());
        var deliveryId = service.ping(caller, endpointId, eventId, body);
        return deliveries
                .find(caller.companyId(), deliveryId, WebhookSight.of(caller))
                .orElseThrow(() -> new WebhookDeliveryNotFound(deliveryId));
    }

    /// Sends the events of a time once more, at most ten thousand, delivered before or not.
    @PostMapping("/{endpointId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(
            roles = {ADMIN, OPERATOR},
            scope = "webhooks:write")
    ReplayResponse replay(@PathVariable UUID endpointId, @Valid @RequestBody ReplayRequest request, Caller caller) {
        return new ReplayResponse(service.replay(
                caller,
                endpointId,
                request.from(),
                Objects.requireNonNullElseGet(request.to(), clock::instant),
                Objects.requireNonNullElse(request.types(), List.of())));
    }

    private static ResponseEntity<WebhookEndpoint> answer(WebhookEndpoint endpoint) {
        return ResponseEntity.ok().eTag(EntityTag.of(endpoint.version())).body(endpoint);
    }

    /// @param secret for the verification of signatures; shown once
    record OpenedEndpointResponse(UUID endpointId, String secret) {}

    /// @param graceHours how long the former secret stays good, 24 unless said otherwise
    record RotateSecretRequest(@Nullable @Min(0) @Max(168) Integer graceHours) {

        Duration grace() {
            return Duration.ofHours(graceHours == null ? HOURS_OF_GRACE : graceHours);
        }
    }

    /// @param from the events' own time, at most as long ago as they are kept (seven days)
    /// @param to the end, exclusive; now unless said otherwise
    /// @param types of those that the endpoint wants; all unless said otherwise
    record ReplayRequest(
            @NotNull Instant from,
            @Nullable Instant to,
            @Nullable @Size(max = 50) List<@NotNull EventPattern> types) {}

    /// @param events how many are sent once more
    record ReplayResponse(int events) {}
}
