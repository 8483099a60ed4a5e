/// Deals from the first talk to won or lost, with every stage they went through.
///
/// Owns: `deal`, `deal_stage_change`. Publishes: `tieout.sales.deal-opened.v1`, `tieout.sales.deal-stage-changed.v1`,
/// `tieout.sales.deal-won.v1`, `tieout.sales.deal-lost.v1`. Always: a closed deal does not move; a won deal has
/// a customer, a value and a closing date; a representative sees own deals, a manager the deals of the teams he
/// or she leads.
@NullMarked
@ApplicationModule(allowedDependencies = {"pipeline", "team", "product", "customerview", "order"})
package io.tieout.sales.deal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
