/// Bills contracts period by period: on the first day of each period a plan becomes a confirmed order, and that an
/// invoice.
///
/// Owns: `billing_plan`, `billing_plan_line`, `billed_period`. Always: each period is billed once, in the transaction
/// that makes its order; what cannot be billed is tried again, and holds up nothing else.
@NullMarked
@ApplicationModule(allowedDependencies = {"contract", "order", "customerview", "team", "companyview"})
package io.tieout.sales.billingplan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
