@NullMarked
package io.tieout.customer.contact;

import org.jspecify.annotations.NullMarked;
