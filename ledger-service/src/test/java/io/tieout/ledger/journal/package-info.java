@NullMarked
package io.tieout.ledger.journal;

import org.jspecify.annotations.NullMarked;
