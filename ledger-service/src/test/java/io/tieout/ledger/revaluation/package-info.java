@NullMarked
package io.tieout.ledger.revaluation;

import org.jspecify.annotations.NullMarked;
