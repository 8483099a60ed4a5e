package io.tieout.sales.order;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// What sales knows of an order's invoice.
///
/// @param open what is still owed
/// @param credited the sum of its credit notes
record OrderInvoice(
        UUID invoiceId,
        UUID orderId,
        String invoiceNumber,
        LocalDate invoiceDate,
        LocalDate dueDate,
        UUID entryId,
        Money net,
        Money total,
        Money open,
        Money credited) {

    boolean isCredited() {
        return credited.minorUnits() >= total.minorUnits();
    }

    Billing billing() {
        if (isCredited()) {
            return Billing.CREDITED;
        }
        if (open.minorUnits() == 0) {
            return Billing.PAID;
        }
        return open.minorUnits() < total.minorUnits() ? Billing.PART_PAID : Billing.INVOICED;
    }

    /// How far an order is invoiced and paid.
    enum Billing {
        NONE,
        INVOICED,
        PART_PAID,
        PAID,
        CREDITED
    }
}
