@NullMarked
package io.tieout.ledger.print;

import org.jspecify.annotations.NullMarked;
