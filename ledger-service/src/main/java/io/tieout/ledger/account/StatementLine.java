package io.tieout.ledger.account;

/// The line of a financial statement that an account adds to.
///
/// Codes and names of accounts are a company's own affair; the statements are built from this mapping alone.
public enum StatementLine {
    CASH(Section.CURRENT_ASSETS),
    /// What the bank's clearing accounts still hold: no cash of ours until somebody says what it is.
    UNEXPLAINED_BANK_LINES(Section.CURRENT_ASSETS),
    TRADE_RECEIVABLES(Section.CURRENT_ASSETS),
    OTHER_RECEIVABLES(Section.CURRENT_ASSETS),
    PREPAYMENTS(Section.CURRENT_ASSETS),
    INVENTORIES(Section.CURRENT_ASSETS),
    OTHER_CURRENT_ASSETS(Section.CURRENT_ASSETS),
    PROPERTY_PLANT_AND_EQUIPMENT(Section.NON_CURRENT_ASSETS),
    INTANGIBLE_ASSETS(Section.NON_CURRENT_ASSETS),
    INVESTMENTS(Section.NON_CURRENT_ASSETS),
    OTHER_NON_CURRENT_ASSETS(Section.NON_CURRENT_ASSETS),

    TRADE_PAYABLES(Section.CURRENT_LIABILITIES),
    TAX_PAYABLE(Section.CURRENT_LIABILITIES),
    CUSTOMER_ADVANCES(Section.CURRENT_LIABILITIES),
    UNIDENTIFIED_RECEIPTS(Section.CURRENT_LIABILITIES),
    ACCRUALS(Section.CURRENT_LIABILITIES),
    SHORT_TERM_LOANS(Section.CURRENT_LIABILITIES),
    OTHER_CURRENT_LIABILITIES(Section.CURRENT_LIABILITIES),
    LOANS(Section.NON_CURRENT_LIABILITIES),
    PROVISIONS(Section.NON_CURRENT_LIABILITIES),
    OTHER_NON_CURRENT_LIABILITIES(Section.NON_CURRENT_LIABILITIES),

    SHARE_CAPITAL(Section.EQUITY),
    OTHER_RESERVES(Section.EQUITY),
    OPENING_BALANCES(Section.EQUITY),
    RETAINED_EARNINGS(Section.EQUITY),
    /// What owners took out of this year's and earlier profits; belongs to retained earnings when the year is over.
    DIVIDENDS(Section.EQUITY),

    REVENUE(Section.TRADING),
    COST_OF_SALES(Section.TRADING),
    OTHER_INCOME(Section.OPERATIONS),
    EMPLOYEE_COSTS(Section.OPERATIONS),
    OPERATING_EXPENSES(Section.OPERATIONS),
    DEPRECIATION(Section.OPERATIONS),
    FINANCE_INCOME(Section.FINANCE),
    FINANCE_COSTS(Section.FINANCE),
    EXCHANGE_DIFFERENCES(Section.FINANCE),
    INCOME_TAX(Section.TAX);

    /// Lines that are added up together. The last four make profit and loss, the others the balance sheet.
    public enum Section {
        CURRENT_ASSETS,
        NON_CURRENT_ASSETS,
        CURRENT_LIABILITIES,
        NON_CURRENT_LIABILITIES,
        EQUITY,
        TRADING,
        OPERATIONS,
        FINANCE,
        TAX
    }

    private final Section section;

    StatementLine(Section section) {
        this.section = section;
    }

    public Section section() {
        return section;
    }

    boolean fits(AccountType type) {
        return switch (section) {
            case CURRENT_ASSETS, NON_CURRENT_ASSETS -> type == AccountType.ASSET;
            case CURRENT_LIABILITIES, NON_CURRENT_LIABILITIES -> type == AccountType.LIABILITY;
            case EQUITY -> type == AccountType.EQUITY;
            // Exchange gains and losses, sales and their discounts may share a line whatever the account's type.
            case TRADING, OPERATIONS, FINANCE, TAX -> type == AccountType.REVENUE || type == AccountType.EXPENSE;
        };
    }

    static StatementLine usual(AccountType type) {
        return switch (type) {
            case ASSET -> OTHER_CURRENT_ASSETS;
            case LIABILITY -> OTHER_CURRENT_LIABILITIES;
            case EQUITY -> OTHER_RESERVES;
            case REVENUE -> REVENUE;
            case EXPENSE -> OPERATING_EXPENSES;
        };
    }
}
