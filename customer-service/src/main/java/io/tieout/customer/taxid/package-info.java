/// Tax ids: which form and which check digits the number of a country has. Pure arithmetic, no data.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.customer.taxid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
