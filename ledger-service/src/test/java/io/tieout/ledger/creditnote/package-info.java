@NullMarked
package io.tieout.ledger.creditnote;

import org.jspecify.annotations.NullMarked;
