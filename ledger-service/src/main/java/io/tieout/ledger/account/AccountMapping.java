package io.tieout.ledger.account;

import org.jspecify.annotations.Nullable;

/// How the financial statements show an account.
///
/// @param contra usually stands on the other side than its type, as a deduction: accumulated depreciation, dividends
/// @param cashFlow none: nobody has decided it yet, and the cash flow statement names the account
public record AccountMapping(
        StatementLine line, boolean contra, @Nullable CashFlowCategory cashFlow) {

    /// Profit and loss begins as operating: the cash flow statement starts from the whole profit.
    public static AccountMapping usual(AccountType type) {
        var isResult = type == AccountType.REVENUE || type == AccountType.EXPENSE;
        return new AccountMapping(StatementLine.usual(type), false, isResult ? CashFlowCategory.OPERATING : null);
    }

    public AccountMapping requireFits(AccountType type) {
        if (!line.fits(type)) {
            throw new AccountMappingUnfit("/statementLine", line, type);
        }
        if (cashFlow != null && !cashFlow.fits(type)) {
            throw new AccountMappingUnfit("/cashFlow", cashFlow, type);
        }
        return this;
    }
}
