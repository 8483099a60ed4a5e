@NullMarked
package io.tieout.ledger.statement;

import org.jspecify.annotations.NullMarked;
