package io.tieout.localstack.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /// Who hears of what and how much of it still waits: a line for each topic, those that nobody hears of included.
    List<String> flow() {
        var topics = new TreeSet<>(produced.keySet());
        topics.addAll(consumed.keySet());
        return topics.stream().map(this::flow).toList();
    }

    private String flow(String topic) {
        long published = produced.getOrDefault(topic, Position.NONE).count();
        var listeners = new ArrayList<String>();
        consumed.getOrDefault(topic, Map.of()).forEach((service, position) -> {
            // Older states that are gone from the topic wait nowhere.
            long waiting = isState(topic) ? 0 : Math.max(0, published - position.count());
            listeners.add(waiting == 0 ? service : service + " (" + waiting + " wait)");
        });
        return "%-40s %9d  %s"
                .formatted(topic, published, listeners.isEmpty() ? "-" : "→ " + String.join(", ", listeners));
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
