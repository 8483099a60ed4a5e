@NullMarked
package io.tieout.ledger.customerterms;

import org.jspecify.annotations.NullMarked;
