@NullMarked
package io.tieout.ledger.currency;

import org.jspecify.annotations.NullMarked;
