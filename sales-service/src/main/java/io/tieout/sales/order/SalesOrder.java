package io.tieout.sales.order;

import io.tieout.documenttotals.DocumentTotals;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order: a draft until it is confirmed, then binding; its lines do not change any more.
///
/// @param orderDate business date of the confirmation
/// @param version counts the changes of its status
public record SalesOrder(
        UUID companyId,
        OrderId id,
        OrderStatus status,
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
                companyId,
                OrderId.next(),
                OrderStatus.DRAFT,
                null,
                dealId,
                customerId,
                null,
                terms,
                terms.totals(),
                ownerUserId,
                1);
    }

    void requireDraft() {
        requireNotCancelled();
        if (orderNumber != null) {
            throw new OrderAlreadyConfirmed(orderNumber);
        }
    }

    void requireNotCancelled() {
        if (status == OrderStatus.CANCELLED) {
            throw new OrderIsCancelled(id);
        }
    }

    /// @throws OrderNotConfirmed while nothing is to be delivered
    public void requireConfirmed() {
        requireNotCancelled();
        if (status != OrderStatus.CONFIRMED) {
            throw new OrderNotConfirmed(id);
        }
    }

    /// It waits for its credit.
    SalesOrder hold() {
        requireDraft();
        return new SalesOrder(
                companyId,
                id,
                OrderStatus.HELD,
                null,
                dealId,
                customerId,
                null,
                terms,
                totals,
                ownerUserId,
                version + 1);
    }

    SalesOrder confirm(String number, LocalDate date) {
        requireDraft();
        return new SalesOrder(
                companyId,
                id,
                OrderStatus.CONFIRMED,
                number,
                dealId,
                customerId,
                date,
                terms,
                totals,
                ownerUserId,
                version + 1);
    }
}
