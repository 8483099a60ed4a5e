package io.tieout.ledger.taxreport;

import io.tieout.ledger.account.AccountRole;
import io.tieout.platform.money.Money;

/// Whose tax it is, and on which side of its account it grows.
enum TaxDirection {
    /// On sales: owed to the authority.
    OUTPUT(AccountRole.TAX_PAYABLE, true),
    /// On purchases: given back by the authority.
    INPUT(AccountRole.INPUT_TAX, false),
    /// Paid by customers in our name.
    WITHHELD_BY_CUSTOMERS(AccountRole.TAX_WITHHELD_BY_CUSTOMERS, false),
    /// Owed to the authority in suppliers' names.
    WITHHELD_FROM_SUPPLIERS(AccountRole.TAX_WITHHELD_FROM_SUPPLIERS, true);

    private final AccountRole role;
    private final boolean growsInCredit;

    TaxDirection(AccountRole role, boolean growsInCredit) {
        this.role = role;
        this.growsInCredit = growsInCredit;
    }

    AccountRole role() {
        return role;
    }

    /// @param balance debit minus credit
    Money of(Money balance) {
        return growsInCredit ? balance.negated() : balance;
    }
}
