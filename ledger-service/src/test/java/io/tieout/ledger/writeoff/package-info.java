@NullMarked
package io.tieout.ledger.writeoff;

import org.jspecify.annotations.NullMarked;
