package io.tieout.platform.event;

import org.jspecify.annotations.Nullable;

/// How far an aggregate has come.
///
/// @param version the last one applied
/// @param blocked why nothing moves at the moment, if so
record InboxPosition(
        AggregateKey key, long version, @Nullable ParkedState blocked) {

    /// The first event seen of an aggregate is as good as any: a service may have come late.
    static InboxPosition before(EventEnvelope first) {
        return new InboxPosition(
                new AggregateKey(first.topic(), first.aggregateId()), first.aggregateVersion() - 1, null);
    }

    InboxPosition at(long version) {
        return new InboxPosition(key, version, blocked);
    }

    InboxPosition blocked(ParkedState state) {
        return new InboxPosition(key, version, state);
    }

    InboxPosition free() {
        return new InboxPosition(key, version, null);
    }

    boolean isNextAfterGap(EventEnvelope event) {
        return blocked == ParkedState.GAP && event.aggregateVersion() == version + 1;
    }
}
