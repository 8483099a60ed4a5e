package io.tieout.platform.idempotency;

/// What is known about a key at the start of a transaction.
public sealed interface KeyState {

    /// The key is new, and locked for this transaction: do the work, then [IdempotencyStore#insert].
    record Free() implements KeyState {}

    /// Another transaction is working under this key at the moment.
    record Running() implements KeyState {}

    /// The work was done; compare with [IdempotencyStore#requireSameRequest], then answer the same.
    record Done(StoredRequest stored) implements KeyState {}
}
