@NullMarked
package io.tieout.sales.quote;

import org.jspecify.annotations.NullMarked;
