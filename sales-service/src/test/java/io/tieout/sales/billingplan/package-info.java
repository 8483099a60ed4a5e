@NullMarked
package io.tieout.sales.billingplan;

import org.jspecify.annotations.NullMarked;
