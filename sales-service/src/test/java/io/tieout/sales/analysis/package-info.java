@NullMarked
package io.tieout.sales.analysis;

import org.jspecify.annotations.NullMarked;
