/// The ledger: what is in the books, what is owed, and the proof that nobody changed it afterwards.
@NullMarked
package io.tieout.ledger;

import org.jspecify.annotations.NullMarked;
