@NullMarked
package io.tieout.reconciliation.customerledger;

import org.jspecify.annotations.NullMarked;
