@NullMarked
package io.tieout.ledger.assertion;

import org.jspecify.annotations.NullMarked;
