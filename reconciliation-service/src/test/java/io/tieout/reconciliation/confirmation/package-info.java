@NullMarked
package io.tieout.reconciliation.confirmation;

import org.jspecify.annotations.NullMarked;
