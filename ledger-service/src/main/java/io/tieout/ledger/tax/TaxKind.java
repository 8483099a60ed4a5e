package io.tieout.ledger.tax;

import io.tieout.ledger.account.AccountRole;
import java.util.List;

/// What a tax code is for, and where its tax goes.
public enum TaxKind {
    /// Charged on sales and owed to the authority.
    OUTPUT(AccountRole.TAX_PAYABLE),
    /// Sales at 0 %: taxed, so that input tax is given back.
    ZERO_RATED,
    /// Sales outside the tax.
    EXEMPT,
    /// Charged on purchases and given back by the authority.
    INPUT(AccountRole.INPUT_TAX),
    /// On purchases whose seller charges none: owed by the buyer, and given back to it at once.
    REVERSE_CHARGE(AccountRole.TAX_PAYABLE, AccountRole.INPUT_TAX),
    /// Kept back from a payment and paid to the authority in the payee's name.
    WITHHOLDING(AccountRole.TAX_WITHHELD_BY_CUSTOMERS, AccountRole.TAX_WITHHELD_FROM_SUPPLIERS);

    private final List<AccountRole> roles;

    TaxKind(AccountRole... roles) {
        this.roles = List.of(roles);
    }

    /// The accounts that its tax is posted to; none where there is no tax.
    List<AccountRole> roles() {
        return roles;
    }

    boolean isForSales() {
        return this == OUTPUT || this == ZERO_RATED || this == EXEMPT;
    }

    boolean isForPurchases() {
        return this == INPUT || this == REVERSE_CHARGE;
    }

    boolean isWithoutTax() {
        return roles.isEmpty();
    }
}
