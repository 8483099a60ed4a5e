package io.tieout.ledger.paymentpromise;

import java.util.Currency;
import java.util.UUID;

/// How many promises of a customer, or of all where there is none, came to what.
public record PromiseOutcomes(UUID customerId, Currency currency, long kept, long broken, long open) {

    /// Both together, as one of the first customer.
    public PromiseOutcomes plus(PromiseOutcomes other) {
        return new PromiseOutcomes(customerId, currency, kept + other.kept, broken + other.broken, open + other.open);
    }
}
