/// Tests of what is known of the books.
@NullMarked
package io.tieout.reconciliation.ledgerview;

import org.jspecify.annotations.NullMarked;
