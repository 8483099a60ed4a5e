@NullMarked
package io.tieout.ledger.foreignitem;

import org.jspecify.annotations.NullMarked;
