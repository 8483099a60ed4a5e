package io.tieout.customer.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// @param url by HTTPS, on the port 443 or 8443, at a name that resolves to public addresses only
/// @param eventTypes types (`tieout.sales.order-confirmed.v1`) or beginnings (`tieout.ledger.*`)
/// @param enabled true unless said otherwise
record WebhookEndpointRequest(
        @NotBlank @Size(max = 2000) String url,
        @NotNull @Size(min = 1, max = 50) List<@NotNull EventPattern> eventTypes,
        @Nullable @Size(max = 200) String description,
        @Nullable Boolean enabled) {

    static WebhookEndpointRequest from(WebhookEndpoint endpoint) {
        return new WebhookEndpointRequest(
                endpoint.url(), endpoint.eventTypes(), endpoint.description(), endpoint.enabled());
    }

    String descriptionOrNone() {
        return description == null ? "" : description;
    }

    boolean toBeEnabled() {
        return enabled == null || enabled;
    }
}
