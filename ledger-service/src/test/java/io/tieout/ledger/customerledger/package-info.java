@NullMarked
package io.tieout.ledger.customerledger;

import org.jspecify.annotations.NullMarked;
