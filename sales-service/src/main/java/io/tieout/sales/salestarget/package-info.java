/// What representatives, teams, regions and the company are to sell in a span of days, and what is to be sold of a
/// product (its budget line); and what was sold of it.
///
/// A sale counts where its representative was on the order's date. A team's target counts what its own members sold;
/// teams under it have their own.
///
/// Owns: `sales_target`, `sales_target_amount`. Always: one target for the same subject, span and currency; what it
/// was before stays known; targets are compared with sales in their own currency only.
@NullMarked
@ApplicationModule(allowedDependencies = {"team", "analysis", "companyview"})
package io.tieout.sales.salestarget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
