/// What somebody who sells should look at: a delivery that is late, a contract that ends, a product that falls.
///
/// Owns: `sales_alert`. Always: one reason is raised once, however often it is looked for; whoever may not see a
/// document does not see its alerts either.
@NullMarked
@ApplicationModule(allowedDependencies = "team")
package io.tieout.sales.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
