package io.tieout.platform.event;

/// One kind of event as it stands in the contract: the wire name, its topic and the shape of its payload.
///
/// @param type the CloudEvents type, a literal such as `tieout.ledger.invoice-issued.v1`; never derived from a
/// class name
/// @param topic the topic of the aggregate, for example `ledger.invoice.v1`; owned by one service
/// @param payload the contract record
/// @param delivery whether consumers need every event or only the newest per aggregate
public record EventType<T>(String type, String topic, Class<T> payload, Delivery delivery) {

    /// How a topic is read: [#EVERY] event counts and a gap in the versions waits; on [#LATEST] (a compacted state
    /// topic) the newest version of an aggregate wins and older ones may be missing.
    public enum Delivery {
        EVERY,
        LATEST
    }

    public static <T> EventType<T> event(String type, String topic, Class<T> payload) {
        return new EventType<>(type, topic, payload, Delivery.EVERY);
    }

    public static <T> EventType<T> state(String type, String topic, Class<T> payload) {
        return new EventType<>(type, topic, payload, Delivery.LATEST);
    }

    /// Where the JSON Schema of the payload stands on the class path: `/schemas/<type>.schema.json`.
    public String schemaResource() {
        return "/schemas/" + type + ".schema.json";
    }
}
