/// What can be sold, with its list price and tax category; comes in from files and goes out into them. What it costs
/// by standard is kept apart, for those who do not sell it.
///
/// Owns: `product`, `standard_cost`.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
