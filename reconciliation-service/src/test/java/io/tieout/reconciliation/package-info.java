@NullMarked
package io.tieout.reconciliation;

import org.jspecify.annotations.NullMarked;
