/// The company's own bank accounts, as the bank names them, and the ledger accounts that stand for them.
///
/// Owns: `bank_account`. Publishes: `tieout.reconciliation.bank-account-connected.v1`. Listens to:
/// `tieout.ledger.bank-account-opened.v1`. Always: one IBAN or number is connected once per company.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.bankaccount;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
