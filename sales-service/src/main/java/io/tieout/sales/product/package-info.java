/// What can be sold, with its list price and tax category; comes in from files and goes out into them.
///
/// Owns: `product`.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.product;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
