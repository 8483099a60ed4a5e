@NullMarked
package io.tieout.ledger.deferral;

import org.jspecify.annotations.NullMarked;
