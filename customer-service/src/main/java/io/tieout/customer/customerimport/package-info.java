/// Brings many customers in from a CSV file, as a job: good rows come in, each bad row is refused with line, column and
/// reason, and the same file again changes nothing.
///
/// Owns: `customer_import`, `customer_import_error`. Always: imported + changed + unchanged + refused = rows of the
/// file, and a dry run says what the run would say.
@NullMarked
@ApplicationModule(allowedDependencies = {"party"})
package io.tieout.customer.customerimport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
