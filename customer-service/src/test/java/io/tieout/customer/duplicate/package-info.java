@NullMarked
package io.tieout.customer.duplicate;

import org.jspecify.annotations.NullMarked;
