@NullMarked
package io.tieout.sales.process;

import org.jspecify.annotations.NullMarked;
