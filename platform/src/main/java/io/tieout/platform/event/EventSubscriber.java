package io.tieout.platform.event;

/// Implemented by a service's `…Listener` beans; called once at start.
///
/// ```java
/// @Component
/// class OrderEventsListener implements EventSubscriber {
///     public void subscribe(Subscriptions subscriptions) {
///         subscriptions.on(SalesEvents.ORDER_CONFIRMED, this::orderConfirmed);
///     }
/// }
/// ```
/// The handler runs inside the inbox's transaction, once per event. What it throws decides what happens:
/// [DependencyMissing] parks the aggregate's events and tries again soon; a transient database or broker fault
/// blocks and backs off; anything else goes to the dead-letter topic and parks that aggregate while others flow.
public interface EventSubscriber {

    void subscribe(Subscriptions subscriptions);
}
