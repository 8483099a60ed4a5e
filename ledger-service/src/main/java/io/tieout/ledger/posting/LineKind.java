package io.tieout.ledger.posting;

import io.tieout.ledger.account.AccountRole;
import io.tieout.platform.money.Money;

/// What a bank line can be that is no customer's payment, and where its money belongs.
enum LineKind {
    BANK_FEE,
    INTEREST,
    TAX,
    PAYROLL,
    OWN_TRANSFER,
    OTHER;

    AccountRole account(Money amount) {
        return switch (this) {
            case BANK_FEE -> AccountRole.BANK_FEES;
            case INTEREST -> amount.isNegative() ? AccountRole.INTEREST_EXPENSE : AccountRole.INTEREST_INCOME;
            case TAX -> AccountRole.TAX_PAID;
            case PAYROLL -> AccountRole.PAYROLL;
            // Clears itself when the other bank account's line comes.
            case OWN_TRANSFER -> AccountRole.IN_TRANSIT;
            case OTHER -> AccountRole.SUSPENSE;
        };
    }
}
