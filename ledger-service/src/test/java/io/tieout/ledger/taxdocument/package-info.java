@NullMarked
package io.tieout.ledger.taxdocument;

import org.jspecify.annotations.NullMarked;
