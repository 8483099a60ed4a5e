package io.tieout.reconciliation.learning;

import java.time.Instant;
import java.util.UUID;

/// Somebody switched a model on or off.
///
/// @param number counts the switches of a company: the last one holds
/// @param deciding whether the model may book what it is sure of
record ModelSwitch(
        long number,
        UUID modelId,
        boolean active,
        boolean deciding,
        String reason,
        UUID switchedBy,
        Instant switchedAt) {}
