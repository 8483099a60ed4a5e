package io.tieout.localstack.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// How far each service says it is on each topic.
///
/// @param produced per topic, from its owner
/// @param consumed per topic and service that listens
record EventPositions(Map<String, Position> produced, Map<String, Map<String, Position>> consumed) {

    /// @param digest a sum over the ids: equal counts of different events are told apart
    record Position(long count, String digest) {
        static final Position NONE = new Position(0, "0");
    }

    static EventPositions of(Map<String, JsonNode> answersByService) {
        var produced = new TreeMap<String, Position>();
        var consumed = new TreeMap<String, Map<String, Position>>();
        answersByService.forEach((service, answer) -> {
            answer.path("produced").forEachEntry((topic, position) -> produced.put(topic, position(position)));
            answer.path("consumed")
                    .forEachEntry((topic, position) -> consumed.computeIfAbsent(topic, key -> new TreeMap<>())
                            .put(service, position(position)));
        });
        return new EventPositions(produced, consumed);
    }

    /// Listeners that do not stand where the owner of the topic stands.
    ///
    /// On a compacted topic (`…-state…`) a listener that came late never sees older states, so less there
    /// is no loss.
    List<String> differences() {
        var differences = new ArrayList<String>();
        consumed.forEach((topic, listeners) -> {
            var owner = produced.getOrDefault(topic, Position.NONE);
            listeners.forEach((service, position) -> {
                if (!position.equals(owner) && !(isState(topic) && position.count() <= owner.count())) {
                    differences.add(service + " has dealt with " + position.count() + " of " + owner.count()
                            + " events of " + topic
                            + (position.count() == owner.count() ? " (other ones than were published)" : ""));
                }
            });
        });
        return differences;
    }

    long events() {
        return produced.values().stream().mapToLong(Position::count).sum();
    }

    private static boolean isState(String topic) {
        return topic.contains("-state.");
    }

    private static Position position(JsonNode node) {
        return new Position(node.path("count").asLong(0), node.path("digest").asString("0"));
    }
}
