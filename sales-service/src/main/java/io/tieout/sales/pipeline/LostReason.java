package io.tieout.sales.pipeline;

/// Why deals are lost, or what customers hold against them.
///
/// @param active whether it can still be chosen
record LostReason(String reasonCode, String name, LostReasonKind kind, boolean active) {}
