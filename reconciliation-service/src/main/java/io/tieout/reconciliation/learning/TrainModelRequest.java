package io.tieout.reconciliation.learning;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// @param featureVersion over which features; the present ones when absent
record TrainModelRequest(@Nullable @Size(max = 20) String featureVersion) {}
