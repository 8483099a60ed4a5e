package io.tieout.platform.event;

import java.util.UUID;

/// What is kept in order: one aggregate on one topic.
record AggregateKey(String topic, UUID aggregateId) {}
