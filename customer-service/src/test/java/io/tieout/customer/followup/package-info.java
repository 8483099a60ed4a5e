/// Tests of follow-ups.
@NullMarked
package io.tieout.customer.followup;

import org.jspecify.annotations.NullMarked;
