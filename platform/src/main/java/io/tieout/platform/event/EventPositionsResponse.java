package io.tieout.platform.event;

import java.util.Map;

/// How many events of each topic this service has published and has dealt with. Two services agree on a topic when
/// count and digest are equal: the digest is a sum over the event ids, whatever their order.
record EventPositionsResponse(String service, Map<String, Position> produced, Map<String, Position> consumed) {

    /// @param digest the exact sum of a 64-bit hash of each event's id, as a decimal string
    record Position(long count, String digest) {}
}
