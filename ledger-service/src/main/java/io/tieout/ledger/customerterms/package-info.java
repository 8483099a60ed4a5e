/// What is agreed with customers about paying: discounts for paying early, and tax that they keep back by law.
///
/// The company's own terms count for customers that have none; those of a customer count as a whole, also where they
/// agree nothing. An invoice takes the terms of the moment in which it is issued for an order; one by hand says its
/// own. Owns: `customer_terms`. Always: what an invoice was issued with stays.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "customerview", "receivable", "tax"})
package io.tieout.ledger.customerterms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
