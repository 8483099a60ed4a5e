@NullMarked
package io.tieout.ledger;

import org.jspecify.annotations.NullMarked;
