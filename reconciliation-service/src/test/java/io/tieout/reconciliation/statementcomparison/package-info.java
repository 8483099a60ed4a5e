/// Tests of statementcomparison reports.
@NullMarked
package io.tieout.reconciliation.statementcomparison;

import org.jspecify.annotations.NullMarked;
