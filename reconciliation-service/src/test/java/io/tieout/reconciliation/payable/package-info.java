@NullMarked
package io.tieout.reconciliation.payable;

import org.jspecify.annotations.NullMarked;
