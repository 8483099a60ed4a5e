package io.tieout.ledger.account;

import static io.tieout.ledger.account.AccountType.ASSET;
import static io.tieout.ledger.account.AccountType.EQUITY;
import static io.tieout.ledger.account.AccountType.EXPENSE;
import static io.tieout.ledger.account.AccountType.LIABILITY;
import static io.tieout.ledger.account.AccountType.REVENUE;

import java.util.List;

/// The chart a company begins with. Codes are the same in every country and language; names can be translated by
/// whoever shows them.
final class StandardChart {

    static final AccountCode BANK = code("1120");
    static final AccountCode BANK_CLEARING = code("1180");

    static final List<Account> ACCOUNTS = List.of(
            summary("1000", "Assets", ASSET),
            summary("1100", "Cash and bank", ASSET, "1000"),
            account("1110", "Cash on hand", ASSET, "1100"),
            summary("1120", "Bank accounts", ASSET, "1100"),
            summary("1180", "Bank clearing: lines not yet explained", ASSET, "1100"),
            account("1190", "Money in transit", ASSET, "1100").as(AccountRole.IN_TRANSIT),
            account("1200", "Trade receivables", ASSET, "1000")
                    .as(AccountRole.RECEIVABLE)
                    .asControl(),
            account("1210", "Allowance for doubtful receivables", ASSET, "1000").as(AccountRole.ALLOWANCE),
            account("1300", "Other receivables", ASSET, "1000"),
            account("1400", "Prepaid expenses", ASSET, "1000").as(AccountRole.PREPAID_EXPENSES),
            account("1500", "Inventory", ASSET, "1000"),
            account("1600", "Equipment", ASSET, "1000"),
            account("1690", "Accumulated depreciation", ASSET, "1000"),
            summary("2000", "Liabilities", LIABILITY),
            account("2100", "Trade payables", LIABILITY, "2000"),
            account("2200", "Tax payable", LIABILITY, "2000").as(AccountRole.TAX_PAYABLE),
            account("2210", "Payments to the tax authority", LIABILITY, "2000").as(AccountRole.TAX_PAID),
            account("2300", "Customer advances", LIABILITY, "2000")
                    .as(AccountRole.CUSTOMER_ADVANCES)
                    .asControl(),
            account("2350", "Deferred revenue", LIABILITY, "2000").as(AccountRole.DEFERRED_REVENUE),
            account("2400", "Unidentified receipts", LIABILITY, "2000").as(AccountRole.SUSPENSE),
            account("2500", "Accrued liabilities", LIABILITY, "2000"),
            account("2600", "Loans", LIABILITY, "2000"),
            summary("3000", "Equity", EQUITY),
            account("3100", "Share capital", EQUITY, "3000"),
            account("3200", "Retained earnings", EQUITY, "3000").as(AccountRole.RETAINED_EARNINGS),
            account("3300", "Dividends", EQUITY, "3000").as(AccountRole.DIVIDENDS),
            account("3900", "Opening balances", EQUITY, "3000").as(AccountRole.OPENING_BALANCE),
            summary("4000", "Revenue", REVENUE),
            account("4100", "Sales", REVENUE, "4000").as(AccountRole.REVENUE),
            account("4200", "Settlement discounts granted", REVENUE, "4000").as(AccountRole.SETTLEMENT_DISCOUNT),
            account("4700", "Gains on disposal", REVENUE, "4000"),
            account("4800", "Interest income", REVENUE, "4000").as(AccountRole.INTEREST_INCOME),
            account("4900", "Other income", REVENUE, "4000"),
            summary("5000", "Expenses", EXPENSE),
            account("5100", "Cost of sales", EXPENSE, "5000"),
            account("5200", "Wages and salaries", EXPENSE, "5000").as(AccountRole.PAYROLL),
            account("5300", "Rent", EXPENSE, "5000"),
            account("5400", "Office and general expenses", EXPENSE, "5000"),
            account("5450", "Bad debts", EXPENSE, "5000").as(AccountRole.BAD_DEBT_EXPENSE),
            account("5500", "Depreciation", EXPENSE, "5000"),
            account("5550", "Losses on disposal", EXPENSE, "5000"),
            account("5600", "Bank fees", EXPENSE, "5000").as(AccountRole.BANK_FEES),
            account("5700", "Interest expense", EXPENSE, "5000").as(AccountRole.INTEREST_EXPENSE),
            account("5800", "Income tax", EXPENSE, "5000"),
            account("5900", "Rounding differences", EXPENSE, "5000").as(AccountRole.ROUNDING));

    private StandardChart() {}

    private static AccountCode code(String value) {
        return new AccountCode(value);
    }

    private static Account summary(String code, String name, AccountType type) {
        return StandardMapping.applied(Account.summary(code(code), name, type, null));
    }

    private static Account summary(String code, String name, AccountType type, String parent) {
        return StandardMapping.applied(Account.summary(code(code), name, type, code(parent)));
    }

    private static Account account(String code, String name, AccountType type, String parent) {
        return StandardMapping.applied(Account.postable(code(code), name, type, code(parent)));
    }
}
