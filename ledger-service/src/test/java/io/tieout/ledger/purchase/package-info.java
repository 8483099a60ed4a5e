@NullMarked
package io.tieout.ledger.purchase;

import org.jspecify.annotations.NullMarked;
