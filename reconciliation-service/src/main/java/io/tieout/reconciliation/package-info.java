/// Decides what was paid: bank accounts and statements come in, are compared with what is expected, and explained.
@NullMarked
package io.tieout.reconciliation;

import org.jspecify.annotations.NullMarked;
