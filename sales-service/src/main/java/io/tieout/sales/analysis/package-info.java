/// What was sold, by whom, to whom and with what success: reports over orders and deals, each cut to what its reader
/// may see and told for each currency apart.
///
/// A sale counts on its order's date, for the representative of its deal (or else for whoever entered the order), in
/// the team and region where that representative was on that day.
///
/// Owns: `revenue_document`, `sale_fact`, `customer_talk`. Listens to the ledger's invoices and credit notes, and to
/// talks with customers. Raises an alert when a product falls three months in a row. Always: the parts of a report add
/// up to its total; `sale_fact` says what the view `sale` says.
@NullMarked
@ApplicationModule(allowedDependencies = {"team", "alert", "companyview"})
package io.tieout.sales.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
