/// Tests of disputes.
@NullMarked
package io.tieout.reconciliation.dispute;

import org.jspecify.annotations.NullMarked;
