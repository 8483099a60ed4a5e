/// Tests of differences that someone has to look at.
@NullMarked
package io.tieout.reconciliation.discrepancy;

import org.jspecify.annotations.NullMarked;
