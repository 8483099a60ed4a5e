/// Charts of accounts by standard, ready to install: IFRS for small companies, China's small enterprises,
/// Indonesia.
///
/// A template is a data file (`chart-templates/<id>.json`): accounts with their statement mapping and roles, tax
/// codes, how vouchers are numbered, how reversals are shown. A company gets one when it arrives and may exchange
/// it while nothing is posted. Owns: `company_chart`. Always: every role is mapped or listed as left out, every
/// account is mapped to a statement line and a cash flow category, and a code means the same in all templates that
/// use it, so that a chart cannot be exchanged under somebody who is just posting.
@NullMarked
@ApplicationModule(allowedDependencies = {"company", "account", "tax", "currency"})
package io.tieout.ledger.charttemplate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
