/// The tax report of a period: base and tax by code and rate, tied out with the tax accounts.
///
/// Reads the lines of the journal that say which tax they are about (see `tax.TaxedLine`), so credit notes,
/// discounts, write-offs with relief and reversals reduce it without being asked. What the tax accounts moved
/// without such a line is the difference, and the entries behind it are named. Always: reported tax + difference =
/// movement of the account.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "journal", "period", "balance", "report", "tax"})
package io.tieout.ledger.taxreport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
