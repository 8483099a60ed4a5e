@NullMarked
package io.tieout.customer.merge;

import org.jspecify.annotations.NullMarked;
