@NullMarked
package io.tieout.reconciliation.matchingcase;

import org.jspecify.annotations.NullMarked;
