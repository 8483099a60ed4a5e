package io.tieout.ledger.paymentpromise;

/// What became of a promise, looked at on a day.
public enum PromiseStatus {
    /// Its day has not passed.
    OPEN,
    /// By its day the money came, or nothing was owed any more.
    KEPT,
    /// Its day passed without.
    BROKEN,
    /// Somebody took it back while it was open.
    WITHDRAWN
}
