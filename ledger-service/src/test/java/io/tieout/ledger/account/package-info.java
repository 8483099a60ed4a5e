@NullMarked
package io.tieout.ledger.account;

import org.jspecify.annotations.NullMarked;
