package io.tieout.customer.businessview;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order or an invoice of a customer.
///
/// @param kind `ORDER` or `INVOICE`
/// @param open what is owed on an invoice
/// @param cancelledOn of an order
/// @param runningTotal of this kind in this currency, with this one; what was cancelled or withdrawn counts nothing
public record BusinessDocument(
        String kind,
        UUID documentId,
        String number,
        LocalDate date,
        Money total,
        @Nullable Money open,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate cancelledOn,
        Money runningTotal) {}
