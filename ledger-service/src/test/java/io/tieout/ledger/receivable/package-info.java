@NullMarked
package io.tieout.ledger.receivable;

import org.jspecify.annotations.NullMarked;
