package io.tieout.customer.webhook;

import static io.tieout.platform.security.Role.ADMIN;
import static io.tieout.platform.security.Role.AUDITOR;
import static io.tieout.platform.security.Role.OPERATOR;

import io.tieout.platform.security.Access;
import io.tieout.platform.security.Caller;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhook-deliveries")
class WebhookDeliveryController {

    private final WebhookEndpointService service;
    private final WebhookDeliveryQueries queries;

    WebhookDeliveryController(WebhookEndpointService service, WebhookDeliveryQueries queries) {
        this.service = service;
        this.queries = queries;
    }

    /// Newest first, of the last seven days.
    @GetMapping
    @Access(
            roles = {ADMIN, AUDITOR, OPERATOR},
            scope = "webhooks:read")
    Page<WebhookDeliveryResponse> list(
            @RequestParam(required = false) @Nullable UUID endpoint,
            @RequestParam(required = false) @Nullable DeliveryStatus status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        var page = PageRequest.of(limit, cursor, endpoint, status);
        return Page.of(
                queries.list(caller.companyId(), WebhookSight.of(caller), endpoint, status, page),
                page,
                delivery -> List.of(delivery.deliveryId().toString()));
    }

    /// With each attempt: when, how long, what was answered.
    @GetMapping("/{deliveryId}")
    @Access(
            roles = {ADMIN, AUDITOR, OPERATOR},
            scope = "webhooks:read")
    WebhookDeliveryResponse get(@PathVariable UUID deliveryId, Caller caller) {
        return queries.find(caller.companyId(), deliveryId, WebhookSight.of(caller))
                .orElseThrow(() -> new WebhookDeliveryNotFound(deliveryId))
                .with(queries.attempts(deliveryId));
    }

    /// At once, and from the beginning of the schedule.
    @PostMapping("/{deliveryId}/redeliver")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Access(
            roles = {ADMIN, OPERATOR},
            scope = "webhooks:write")
    WebhookDeliveryResponse redeliver(@PathVariable UUID deliveryId, Caller caller) {
        service.redeliver(caller, deliveryId);
        return get(deliveryId, caller);
    }
}
