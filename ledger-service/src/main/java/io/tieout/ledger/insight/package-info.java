/// How customers pay, how fast what is owed comes in, and what will probably be lost.
///
/// All figures are computed from invoices, credit notes and allocations, for any day and as it was known at any moment,
/// per currency and never across; each has its definition in the answer and a list of the documents behind it. They
/// belong here and not to reconciliation, since the ledger decides what is owed and settled. One customer's figures
/// read that customer's invoices alone; those of all read what was allocated, sold or due in the time asked for, and
/// never all history. A job keeps the last year's figures of each customer beside, and tells when they change; it
/// follows the allocations afterwards, so that posting stays as fast as it was. Reads the tables of `receivable`,
/// `creditnote` and `posting` on purpose. Owns: `customer_payment_behaviour`, `payment_behaviour_due`,
/// `payment_behaviour_position`. Publishes: `tieout.ledger.customer-payment-behaviour.v1`. Always: the documents of a
/// list add up to its figure.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "allowance",
            "balance",
            "company",
            "customerview",
            "paymentpromise",
            "period",
            "receivable"
        })
package io.tieout.ledger.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
