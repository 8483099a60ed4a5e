@NullMarked
package io.tieout.customer.customerimport;

import org.jspecify.annotations.NullMarked;
