/// Tests of the tie-out report.
@NullMarked
package io.tieout.reconciliation.tieout;

import org.jspecify.annotations.NullMarked;
