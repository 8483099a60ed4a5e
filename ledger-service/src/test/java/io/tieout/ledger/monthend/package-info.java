@NullMarked
package io.tieout.ledger.monthend;

import org.jspecify.annotations.NullMarked;
