/// Invoices, what is still owed on them, and customers' money that belongs to none of them yet.
///
/// An invoice is issued and posted in one transaction, with a gapless number per company and year;
/// afterwards only its open amount changes. An *allocation* settles an invoice; a *customer credit* is money
/// on account. Both are written once and undone by their opposite. An *open item* of books kept elsewhere
/// before is taken over as an invoice against the opening account. Owns: `invoice`, `invoice_line`,
/// `invoice_series`, `allocation`, `customer_credit`, `customer_credit_movement`. Publishes:
/// `tieout.ledger.invoice-issued.v1`, `-part-paid`, `-paid`, `-reopened`, `-dispute-changed`,
/// `tieout.ledger.invoice-state.v1`. Listens to: `tieout.sales.order-confirmed.v1`. Always: open amounts add up to
/// the control account (I3), an order has one invoice (I7), numbers have no gap (I10).
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "company",
            "account",
            "currency",
            "foreignitem",
            "journal",
            "numbering",
            "period",
            "balance",
            "customerview",
            "report",
            "tax"
        })
package io.tieout.ledger.receivable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
