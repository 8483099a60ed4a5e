@NullMarked
package io.tieout.ledger.tax;

import org.jspecify.annotations.NullMarked;
