@NullMarked
package io.tieout.ledger.customerview;

import org.jspecify.annotations.NullMarked;
