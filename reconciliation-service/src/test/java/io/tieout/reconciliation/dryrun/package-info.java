/// Tests of deciding the past again.
@NullMarked
package io.tieout.reconciliation.dryrun;

import org.jspecify.annotations.NullMarked;
