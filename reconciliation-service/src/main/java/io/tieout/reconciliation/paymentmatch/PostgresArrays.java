package io.tieout.reconciliation.paymentmatch;

import java.util.Collection;
import java.util.stream.Collectors;

/// The text form of an array, for a row among many rows.
final class PostgresArrays {

    private PostgresArrays() {}

    /// Names of constants need no quotes.
    static String text(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).sorted().collect(Collectors.joining(",", "{", "}"));
    }
}
