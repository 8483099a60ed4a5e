package io.tieout.ledger.receivable;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tieout.platform.id.Ids;
import java.util.UUID;

/// Names an invoice.
public record InvoiceId(@JsonValue UUID value) implements Comparable<InvoiceId> {

    public static InvoiceId next() {
        return new InvoiceId(Ids.next());
    }

    /// The order in which invoices are locked.
    @Override
    public int compareTo(InvoiceId other) {
        return value.toString().compareTo(other.value.toString());
    }
}
