@NullMarked
package io.tieout.customer.interaction;

import org.jspecify.annotations.NullMarked;
