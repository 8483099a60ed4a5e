@NullMarked
package io.tieout.reconciliation.statementfile;

import org.jspecify.annotations.NullMarked;
