@NullMarked
package io.tieout.ledger.seal;

import org.jspecify.annotations.NullMarked;
