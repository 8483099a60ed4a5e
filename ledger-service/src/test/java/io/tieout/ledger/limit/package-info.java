@NullMarked
package io.tieout.ledger.limit;

import org.jspecify.annotations.NullMarked;
