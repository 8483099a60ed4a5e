@NullMarked
package io.tieout.ledger.period;

import org.jspecify.annotations.NullMarked;
