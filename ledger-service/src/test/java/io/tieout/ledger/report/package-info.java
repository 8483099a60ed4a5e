@NullMarked
package io.tieout.ledger.report;

import org.jspecify.annotations.NullMarked;
