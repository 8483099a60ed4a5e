@NullMarked
package io.tieout.ledger.taxreport;

import org.jspecify.annotations.NullMarked;
