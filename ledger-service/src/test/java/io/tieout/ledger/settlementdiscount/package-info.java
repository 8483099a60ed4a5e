@NullMarked
package io.tieout.ledger.settlementdiscount;

import org.jspecify.annotations.NullMarked;
