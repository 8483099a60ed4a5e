package io.tieout.ledger.receivable;

import io.tieout.ledger.currency.Rate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a document in another currency is worth in the books.
///
/// @param booked of the sale and of what is owed for it
/// @param tax of its tax; none: the same
public record DocumentRates(Rate booked, @Nullable Rate tax) {

    /// The rate of its tax, where that is another one.
    public Optional<Rate> ownTax() {
        return Optional.ofNullable(tax).filter(rate -> !rate.equals(booked));
    }
}
