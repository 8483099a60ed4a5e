@NullMarked
package io.tieout.ledger.payable;

import org.jspecify.annotations.NullMarked;
