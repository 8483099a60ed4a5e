package io.tieout.platform.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Who wants which events: filled once at start.
final class EventRegistry implements Subscriptions {

    private final Map<String, Subscription<?>> byType = new LinkedHashMap<>();

    static EventRegistry of(Collection<EventSubscriber> subscribers) {
        var registry = new EventRegistry();
        subscribers.forEach(subscriber -> subscriber.subscribe(registry));
        return registry;
    }

    @Override
    public <T> void on(EventType<T> type, Consumer<ReceivedEvent<T>> handler) {
        subscription(type).handlers.add(events -> events.forEach(handler));
    }

    @Override
    public <T> void onAll(EventType<T> type, Consumer<List<ReceivedEvent<T>>> handler) {
        var subscription = subscription(type);
        subscription.handlers.add(handler);
        subscription.forMany = true;
    }

    @Override
    public <T> void onErased(EventType<T> type, Consumer<EventEnvelope> handler) {
        if (type.delivery() != EventType.Delivery.LATEST) {
            throw new IllegalArgumentException(type.type() + " is no state and is never erased");
        }
        subscription(type).erasedHandlers.add(handler);
    }

    @SuppressWarnings("unchecked") // the map holds under each type's name what was made for this type
    private <T> Subscription<T> subscription(EventType<T> type) {
        var subscription = byType.computeIfAbsent(type.type(), name -> new Subscription<>(type));
        if (!subscription.type.equals(type)) {
            throw new IllegalStateException("Two definitions of " + type.type());
        }
        return (Subscription<T>) subscription;
    }

    Set<String> topics() {
        var topics = new TreeSet<String>();
        byType.values().forEach(subscription -> topics.add(subscription.type.topic()));
        return topics;
    }

    List<EventType<?>> types() {
        var types = new ArrayList<EventType<?>>();
        byType.values().forEach(subscription -> types.add(subscription.type));
        return types;
    }

    EventType.Delivery delivery(String topic) {
        return byType.values().stream()
                .map(subscription -> subscription.type)
                .filter(type -> type.topic().equals(topic))
                .findFirst()
                .map(EventType::delivery)
                .orElse(EventType.Delivery.EVERY);
    }

    Optional<Subscription<?>> find(EventEnvelope envelope) {
        return Optional.<Subscription<?>>ofNullable(byType.get(envelope.type()))
                .filter(subscription -> subscription.type.topic().equals(envelope.topic()));
    }

    static final class Subscription<T> {

        private final EventType<T> type;
        private final List<Consumer<List<ReceivedEvent<T>>>> handlers = new ArrayList<>();
        private final List<Consumer<EventEnvelope>> erasedHandlers = new ArrayList<>();
        private boolean forMany;

        Subscription(EventType<T> type) {
            this.type = type;
        }

        /// Whether a handler gains something by getting many events at once.
        boolean isForMany() {
            return forMany;
        }

        /// Calls every handler; what they throw decides about the events. An erasure is no event like the others:
        /// what came before it is delivered first.
        void deliver(List<Arrival.Event> events) {
            var received = new ArrayList<ReceivedEvent<T>>();
            for (var event : events) {
                var payload = payload(event);
                if (payload.isPresent()) {
                    received.add(new ReceivedEvent<>(event.envelope(), payload.get()));
                } else {
                    deliverReceived(received);
                    received.clear();
                    erasedHandlers.forEach(handler -> handler.accept(event.envelope()));
                }
            }
            deliverReceived(received);
        }

        private void deliverReceived(List<ReceivedEvent<T>> received) {
            if (!received.isEmpty()) {
                var events = List.copyOf(received);
                handlers.forEach(handler -> handler.accept(events));
            }
        }

        private Optional<T> payload(Arrival.Event event) {
            var value = event.message().value();
            if (value != null) {
                var payload = EventJson.mapper().readValue(value, type.payload());
                if (payload == null) {
                    throw new IllegalArgumentException("the payload is the JSON null");
                }
                return Optional.of(payload);
            }
            if (type.delivery() != EventType.Delivery.LATEST) {
                throw new IllegalArgumentException("an event without a payload; only a state can be erased");
            }
            return Optional.empty();
        }
    }
}
