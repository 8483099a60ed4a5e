/// Tests of matching as a service.
@NullMarked
package io.tieout.reconciliation.paymentmatch;

import org.jspecify.annotations.NullMarked;
