@NullMarked
package io.tieout.reconciliation.customerview;

import org.jspecify.annotations.NullMarked;
