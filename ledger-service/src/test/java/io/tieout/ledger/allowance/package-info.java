@NullMarked
package io.tieout.ledger.allowance;

import org.jspecify.annotations.NullMarked;
