package io.tieout.events.customer.v1;

import io.tieout.platform.event.EventType;

/// The event types of customer-service.
public final class CustomerEvents {

    public static final String CUSTOMER_TOPIC = "customer.customer.v1";

    public static final EventType<CustomerRegistered> CUSTOMER_REGISTERED =
            EventType.event("tieout.customer.customer-registered.v1", CUSTOMER_TOPIC, CustomerRegistered.class);

    public static final EventType<CustomerChanged> CUSTOMER_CHANGED =
            EventType.event("tieout.customer.customer-changed.v1", CUSTOMER_TOPIC, CustomerChanged.class);

    /// Aggregate: the customer that was merged into another one.
    public static final EventType<CustomerMerged> CUSTOMER_MERGED =
            EventType.event("tieout.customer.customer-merged.v1", CUSTOMER_TOPIC, CustomerMerged.class);

    /// Aggregate: the customer that is on its own again.
    public static final EventType<CustomerMergeUndone> CUSTOMER_MERGE_UNDONE =
            EventType.event("tieout.customer.customer-merge-undone.v1", CUSTOMER_TOPIC, CustomerMergeUndone.class);

    public static final EventType<CustomerState> CUSTOMER_STATE =
            EventType.state("tieout.customer.customer-state.v1", "customer.customer-state.v1", CustomerState.class);

    /// Aggregate: the customer; version: the credit decision.
    public static final EventType<CreditState> CREDIT_STATE =
            EventType.state("tieout.customer.credit-state.v1", "customer.credit-state.v1", CreditState.class);

    /// Aggregate: the interaction; version 1.
    public static final EventType<InteractionRecorded> INTERACTION_RECORDED = EventType.event(
            "tieout.customer.interaction-recorded.v1", "customer.interaction.v1", InteractionRecorded.class);

    /// Aggregate: the lead; version 1.
    public static final EventType<LeadConverted> LEAD_CONVERTED =
            EventType.event("tieout.customer.lead-converted.v1", "customer.lead.v1", LeadConverted.class);

    /// Aggregate: the endpoint; version: counts these events.
    public static final EventType<WebhookEndpointDisabled> WEBHOOK_ENDPOINT_DISABLED = EventType.event(
            "tieout.customer.webhook-endpoint-disabled.v1",
            "customer.webhook-endpoint.v1",
            WebhookEndpointDisabled.class);

    private CustomerEvents() {}
}
