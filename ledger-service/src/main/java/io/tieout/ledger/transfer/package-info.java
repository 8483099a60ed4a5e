/// Own money on its way from one bank account to another.
///
/// A bank line that is classified so is a *leg*; two legs are a *transfer*. Each leg moved what it was worth in the
/// books when its own line was posted, and between two currencies these differ: when both legs are there, the
/// difference is realised, and nothing of the transfer stays in transit. Two legs of one amount in one currency are
/// paired at once; between two currencies a person says which belong together, here or when both lines are
/// explained. Owns: `transfer_leg`, `transfer`. Always: both legs and the difference of a transfer come to nothing.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "foreignitem", "journal", "period"})
package io.tieout.ledger.transfer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
