@NullMarked
package io.tieout.customer.search;

import org.jspecify.annotations.NullMarked;
