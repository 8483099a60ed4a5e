package io.tieout.ledger.customerterms;

import io.tieout.ledger.receivable.PaymentTerms;

/// @param withdrawn whether the customer has none of its own any more
/// @param version 0 when nobody set them yet
record CustomerTerms(PaymentTerms terms, boolean withdrawn, long version) {

    static final CustomerTerms NEVER_SET = new CustomerTerms(PaymentTerms.NONE, true, 0);
}
