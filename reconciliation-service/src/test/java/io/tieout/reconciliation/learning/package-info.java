@NullMarked
package io.tieout.reconciliation.learning;

import org.jspecify.annotations.NullMarked;
