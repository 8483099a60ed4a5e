package io.tieout.ledger.payable;

import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/// @param billNumber ours
/// @param supplierNumber as the supplier numbers it
/// @param tax charged by the supplier
/// @param total what the supplier is to get, or what it owes us
/// @param approval of a second person; nothing is paid while it is `WAITING`
record BillSummaryResponse(
        BillId billId,
        String billNumber,
        BillKind kind,
        UUID supplierId,
        String supplierNumber,
        LocalDate documentDate,
        LocalDate effectiveDate,
        LocalDate dueDate,
        Money net,
        Money tax,
        Money total,
        Money open,
        BillStatus status,
        BillApproval approval,
        long version) {

    static BillSummaryResponse from(Bill bill) {
        return new BillSummaryResponse(
                bill.id(),
                bill.number(),
                bill.kind(),
                bill.supplierId(),
                bill.supplierNumber().value(),
                bill.documentDate(),
                bill.effectiveDate(),
                bill.dueDate(),
                bill.net(),
                bill.tax(),
                bill.total(),
                bill.open(),
                bill.status(),
                bill.approval(),
                bill.version());
    }
}
