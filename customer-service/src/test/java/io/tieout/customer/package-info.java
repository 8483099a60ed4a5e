@NullMarked
package io.tieout.customer;

import org.jspecify.annotations.NullMarked;
