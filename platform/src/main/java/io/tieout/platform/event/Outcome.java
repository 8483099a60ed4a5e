package io.tieout.platform.event;

/// What became of an event in this service.
enum Outcome {
    APPLIED,
    /// Its topic is subscribed, its type is not: recorded, so that positions can be compared.
    IGNORED,
    /// A newer state of the aggregate was here first.
    SUPERSEDED,
    /// Another event already took this version's place.
    DROPPED,
    /// Given up by an operator, with a reason.
    DISCARDED
}
