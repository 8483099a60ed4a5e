@NullMarked
package io.tieout.customer.vault;

import org.jspecify.annotations.NullMarked;
