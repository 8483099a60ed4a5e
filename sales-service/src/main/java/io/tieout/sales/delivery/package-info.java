/// Deliveries of orders: planned per line and day, recorded in parts, undone when goods come back, and shown as a
/// calendar. What is planned for a day that has passed, and is not delivered, raises one alert.
///
/// Owns: `delivery_plan`, `delivery_plan_line`, `delivery`, `delivery_line`. Publishes on the order's topic:
/// `tieout.sales.order-scheduled.v1`, `order-delivered`, `order-delivery-undone`. Always: what was delivered of a
/// line is the sum of its deliveries that were not undone, and never more than was ordered.
@NullMarked
@ApplicationModule(allowedDependencies = {"order", "team", "alert", "companyview"})
package io.tieout.sales.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
