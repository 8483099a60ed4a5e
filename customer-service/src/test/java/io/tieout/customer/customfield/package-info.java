@NullMarked
package io.tieout.customer.customfield;

import org.jspecify.annotations.NullMarked;
