@NullMarked
package io.tieout.reconciliation.bankstatement;

import org.jspecify.annotations.NullMarked;
