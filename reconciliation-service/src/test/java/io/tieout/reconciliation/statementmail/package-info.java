@NullMarked
package io.tieout.reconciliation.statementmail;

import org.jspecify.annotations.NullMarked;
