@NullMarked
package io.tieout.ledger.announcement;

import org.jspecify.annotations.NullMarked;
