@NullMarked
package io.tieout.documenttotals;

import org.jspecify.annotations.NullMarked;
