/// Deals from the first talk to won or lost, with every stage they went through.
///
/// A deal runs under the version of its pipeline that was valid when it was opened. The rules of a stage hold unless
/// a manager sets them aside with a reason, which stays in the history; each rule does its work once for a deal, and
/// that is logged.
///
/// Owns: `deal`, `deal_stage_change`, `deal_credit`, `deal_task`, `deal_rule_run`, `deal_objection`. Publishes:
/// `tieout.sales.deal-opened.v1`, `tieout.sales.deal-stage-changed.v1`, `tieout.sales.deal-won.v1`,
/// `tieout.sales.deal-lost.v1`. Listens to: `tieout.sales.order-confirmed.v1`, `tieout.ledger.invoice-paid.v1`,
/// `tieout.customer.lead-converted.v1`.
/// Always: a closed deal does not move; a won deal has a customer, a value and a closing date; credit is split into
/// exactly 100 %; a representative sees own deals, a manager the deals of the teams he or she leads.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"pipeline", "team", "product", "customerview", "order", "companyview", "change"})
package io.tieout.sales.deal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
