@NullMarked
package io.tieout.ledger.balance;

import org.jspecify.annotations.NullMarked;
