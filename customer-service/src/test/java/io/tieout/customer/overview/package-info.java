/// Tests of the overview of a customer.
@NullMarked
package io.tieout.customer.overview;

import org.jspecify.annotations.NullMarked;
