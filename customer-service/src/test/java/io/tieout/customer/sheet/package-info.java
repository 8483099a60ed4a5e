@NullMarked
package io.tieout.customer.sheet;

import org.jspecify.annotations.NullMarked;
