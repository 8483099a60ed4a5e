@NullMarked
package io.tieout.sales.contract;

import org.jspecify.annotations.NullMarked;
