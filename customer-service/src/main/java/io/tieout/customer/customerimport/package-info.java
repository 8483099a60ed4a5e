/// Brings many customers in from a file: good rows come in, each bad row is refused with line, column and reason, and
/// the same file again changes nothing. The job itself is `io.tieout.dataimport`.
@NullMarked
@ApplicationModule(allowedDependencies = {"businessview", "interaction", "party"})
package io.tieout.customer.customerimport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
