package io.tieout.ledger.period;

/// A gate that was open when its period was closed all the same, and why that was right.
record GateWaiver(String gate, String reason) {}
