/// Tests of payout reports.
@NullMarked
package io.tieout.reconciliation.payout;

import org.jspecify.annotations.NullMarked;
