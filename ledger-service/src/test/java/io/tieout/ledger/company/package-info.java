@NullMarked
package io.tieout.ledger.company;

import org.jspecify.annotations.NullMarked;
