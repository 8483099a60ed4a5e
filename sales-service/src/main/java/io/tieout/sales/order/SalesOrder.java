package io.tieout.sales.order;

import io.tieout.documenttotals.DocumentTotals;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order: a draft until it is confirmed, then binding and unchangeable.
public record SalesOrder(
        UUID companyId,
        OrderId id,
        @Nullable String orderNumber,
        @Nullable UUID dealId,
        UUID customerId,
        @Nullable LocalDate orderDate,
        OrderTerms terms,
        DocumentTotals totals,
        UUID ownerUserId,
        long version) {

    static SalesOrder draft(
            UUID companyId, @Nullable UUID dealId, UUID customerId, OrderTerms terms, UUID ownerUserId) {
        return new SalesOrder(
                companyId, OrderId.next(), null, dealId, customerId, null, terms, terms.totals(), ownerUserId, 1);
    }

    void requireDraft() {
        if (orderNumber != null) {
            throw new OrderAlreadyConfirmed(orderNumber);
        }
    }

    SalesOrder confirm(String number, LocalDate date) {
        requireDraft();
        return new SalesOrder(companyId, id, number, dealId, customerId, date, terms, totals, ownerUserId, version + 1);
    }

    boolean isConfirmed() {
        return orderNumber != null;
    }
}
