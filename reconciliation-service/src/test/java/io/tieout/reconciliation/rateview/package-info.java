@NullMarked
package io.tieout.reconciliation.rateview;

import org.jspecify.annotations.NullMarked;
