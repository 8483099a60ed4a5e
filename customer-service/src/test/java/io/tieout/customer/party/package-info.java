@NullMarked
package io.tieout.customer.party;

import org.jspecify.annotations.NullMarked;
