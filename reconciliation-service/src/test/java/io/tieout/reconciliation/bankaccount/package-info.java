@NullMarked
package io.tieout.reconciliation.bankaccount;

import org.jspecify.annotations.NullMarked;
