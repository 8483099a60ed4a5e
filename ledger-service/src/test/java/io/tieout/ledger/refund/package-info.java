@NullMarked
package io.tieout.ledger.refund;

import org.jspecify.annotations.NullMarked;
