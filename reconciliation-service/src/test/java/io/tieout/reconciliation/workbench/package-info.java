/// Tests of the work that people do on bank lines.
@NullMarked
package io.tieout.reconciliation.workbench;

import org.jspecify.annotations.NullMarked;
