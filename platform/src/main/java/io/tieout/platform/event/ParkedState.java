package io.tieout.platform.event;

/// Why an event is parked. The first one of a key has a reason of its own; the others stand behind it.
enum ParkedState {
    /// What it refers to has not arrived: tried again by itself.
    WAITING,
    /// An earlier version has not arrived.
    GAP,
    /// It cannot be applied: an operator has to decide.
    FAILED,
    BEHIND
}
