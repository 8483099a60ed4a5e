package io.tieout.events.sales.v1;

import io.tieout.platform.event.EventType;

/// The event types of sales-service.
public final class SalesEvents {

    public static final String DEAL_TOPIC = "sales.deal.v1";
    public static final String ORDER_TOPIC = "sales.order.v1";
    public static final String ORDER_HOLD_TOPIC = "sales.order-hold.v1";
    public static final String RULE_TOPIC = "sales.rule.v1";

    public static final EventType<DealOpened> DEAL_OPENED =
            EventType.event("tieout.sales.deal-opened.v1", DEAL_TOPIC, DealOpened.class);

    public static final EventType<DealStageChanged> DEAL_STAGE_CHANGED =
            EventType.event("tieout.sales.deal-stage-changed.v1", DEAL_TOPIC, DealStageChanged.class);

    public static final EventType<DealWon> DEAL_WON =
            EventType.event("tieout.sales.deal-won.v1", DEAL_TOPIC, DealWon.class);

    public static final EventType<DealLost> DEAL_LOST =
            EventType.event("tieout.sales.deal-lost.v1", DEAL_TOPIC, DealLost.class);

    public static final EventType<OrderConfirmed> ORDER_CONFIRMED =
            EventType.event("tieout.sales.order-confirmed.v1", ORDER_TOPIC, OrderConfirmed.class);

    /// Aggregate: the hold; version 1.
    public static final EventType<OrderHeld> ORDER_HELD =
            EventType.event("tieout.sales.order-held.v1", ORDER_HOLD_TOPIC, OrderHeld.class);

    /// Aggregate: the hold; version 2.
    public static final EventType<OrderReleased> ORDER_RELEASED =
            EventType.event("tieout.sales.order-released.v1", ORDER_HOLD_TOPIC, OrderReleased.class);

    /// Aggregate: the hold; version 2.
    public static final EventType<OrderHoldDropped> ORDER_HOLD_DROPPED =
            EventType.event("tieout.sales.order-hold-dropped.v1", ORDER_HOLD_TOPIC, OrderHoldDropped.class);

    public static final EventType<OrderScheduled> ORDER_SCHEDULED =
            EventType.event("tieout.sales.order-scheduled.v1", ORDER_TOPIC, OrderScheduled.class);

    public static final EventType<OrderDelivered> ORDER_DELIVERED =
            EventType.event("tieout.sales.order-delivered.v1", ORDER_TOPIC, OrderDelivered.class);

    public static final EventType<OrderDeliveryUndone> ORDER_DELIVERY_UNDONE =
            EventType.event("tieout.sales.order-delivery-undone.v1", ORDER_TOPIC, OrderDeliveryUndone.class);

    public static final EventType<OrderInvoiced> ORDER_INVOICED =
            EventType.event("tieout.sales.order-invoiced.v1", ORDER_TOPIC, OrderInvoiced.class);

    public static final EventType<OrderPaid> ORDER_PAID =
            EventType.event("tieout.sales.order-paid.v1", ORDER_TOPIC, OrderPaid.class);

    public static final EventType<OrderReopened> ORDER_REOPENED =
            EventType.event("tieout.sales.order-reopened.v1", ORDER_TOPIC, OrderReopened.class);

    public static final EventType<OrderCancelled> ORDER_CANCELLED =
            EventType.event("tieout.sales.order-cancelled.v1", ORDER_TOPIC, OrderCancelled.class);

    /// Aggregate: the firing; version 1.
    public static final EventType<SalesRuleFired> SALES_RULE_FIRED =
            EventType.event("tieout.sales.rule-fired.v1", RULE_TOPIC, SalesRuleFired.class);

    private SalesEvents() {}
}
