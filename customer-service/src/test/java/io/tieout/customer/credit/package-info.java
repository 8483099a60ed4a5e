/// Tests of credit decisions.
@NullMarked
package io.tieout.customer.credit;

import org.jspecify.annotations.NullMarked;
