@NullMarked
package io.tieout.reconciliation.accountstatement;

import org.jspecify.annotations.NullMarked;
