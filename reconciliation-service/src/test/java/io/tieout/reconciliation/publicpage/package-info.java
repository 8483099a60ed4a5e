@NullMarked
package io.tieout.reconciliation.publicpage;

import org.jspecify.annotations.NullMarked;
