@NullMarked
package io.tieout.ledger.posting;

import org.jspecify.annotations.NullMarked;
