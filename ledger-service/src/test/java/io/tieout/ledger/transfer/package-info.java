@NullMarked
package io.tieout.ledger.transfer;

import org.jspecify.annotations.NullMarked;
