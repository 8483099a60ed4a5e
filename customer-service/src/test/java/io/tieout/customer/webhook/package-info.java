@NullMarked
package io.tieout.customer.webhook;

import org.jspecify.annotations.NullMarked;
