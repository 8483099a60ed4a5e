/// Tests of leads.
@NullMarked
package io.tieout.customer.lead;

import org.jspecify.annotations.NullMarked;
