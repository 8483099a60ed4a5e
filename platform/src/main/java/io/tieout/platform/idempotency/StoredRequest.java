package io.tieout.platform.idempotency;

/// A request that had its effect, with its answer.
///
/// @param request the body, as JSON
public record StoredRequest(RequestKey key, String request, StoredAnswer answer) {}
