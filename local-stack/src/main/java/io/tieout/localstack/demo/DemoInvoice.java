package io.tieout.localstack.demo;

import java.math.BigDecimal;

/// What the ledger made of a won deal.
///
/// @param number as the ledger gave it
/// @param reference the creditor reference on it (ISO 11649)
record DemoInvoice(DemoDeal deal, String number, String reference, BigDecimal total) {

    DemoCustomer customer() {
        return deal.customer();
    }
}
