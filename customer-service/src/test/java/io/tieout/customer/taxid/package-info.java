@NullMarked
package io.tieout.customer.taxid;

import org.jspecify.annotations.NullMarked;
