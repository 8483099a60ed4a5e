/// Financial statements: profit and loss, balance sheet, cash flow, and the general ledger behind each figure.
///
/// Built from the balances and from each account's mapping, so the profit equals the trial balance and assets equal
/// liabilities and equity on every date, with or without closing entries: earlier years' profit belongs to retained
/// earnings by computation, and a late entry needs no second closing. Each figure names the query that shows what
/// it is made of. *Custom reports* add ranges of accounts and formulas over them. Owns: `custom_report`. Always: a cash
/// flow that does not tie says so and names the unmapped accounts.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "period", "balance", "journal", "report"})
package io.tieout.ledger.statement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
