package io.tieout.ledger.account;

import java.util.Map;

/// How the financial statements show the accounts of the standard chart.
final class StandardMapping {

    private static final Map<String, AccountMapping> BY_CODE = Map.ofEntries(
            shown("1100", StatementLine.CASH, CashFlowCategory.CASH),
            shown("1110", StatementLine.CASH, CashFlowCategory.CASH),
            shown("1120", StatementLine.CASH, CashFlowCategory.CASH),
            shown("1180", StatementLine.UNEXPLAINED_BANK_LINES, CashFlowCategory.CLEARING),
            shown("1190", StatementLine.CASH, CashFlowCategory.CASH),
            shown("1200", StatementLine.TRADE_RECEIVABLES, CashFlowCategory.OPERATING),
            deducted("1210", StatementLine.TRADE_RECEIVABLES, CashFlowCategory.OPERATING),
            shown("1300", StatementLine.OTHER_RECEIVABLES, CashFlowCategory.OPERATING),
            shown("1400", StatementLine.PREPAYMENTS, CashFlowCategory.OPERATING),
            shown("1500", StatementLine.INVENTORIES, CashFlowCategory.OPERATING),
            shown("1600", StatementLine.PROPERTY_PLANT_AND_EQUIPMENT, CashFlowCategory.INVESTING),
            deducted("1690", StatementLine.PROPERTY_PLANT_AND_EQUIPMENT, CashFlowCategory.INVESTING),
            shown("2100", StatementLine.TRADE_PAYABLES, CashFlowCategory.OPERATING),
            shown("2200", StatementLine.TAX_PAYABLE, CashFlowCategory.OPERATING),
            deducted("2210", StatementLine.TAX_PAYABLE, CashFlowCategory.OPERATING),
            shown("2300", StatementLine.CUSTOMER_ADVANCES, CashFlowCategory.OPERATING),
            shown("2350", StatementLine.OTHER_CURRENT_LIABILITIES, CashFlowCategory.OPERATING),
            shown("2400", StatementLine.UNIDENTIFIED_RECEIPTS, CashFlowCategory.OPERATING),
            shown("2500", StatementLine.ACCRUALS, CashFlowCategory.OPERATING),
            shown("2600", StatementLine.LOANS, CashFlowCategory.FINANCING),
            shown("3100", StatementLine.SHARE_CAPITAL, CashFlowCategory.FINANCING),
            shown("3200", StatementLine.RETAINED_EARNINGS, CashFlowCategory.FINANCING),
            deducted("3300", StatementLine.DIVIDENDS, CashFlowCategory.FINANCING),
            shown("3900", StatementLine.OPENING_BALANCES, CashFlowCategory.BROUGHT_FORWARD),
            shown("4100", StatementLine.REVENUE, CashFlowCategory.OPERATING),
            deducted("4200", StatementLine.REVENUE, CashFlowCategory.OPERATING),
            shown("4700", StatementLine.OTHER_INCOME, CashFlowCategory.INVESTING),
            shown("4800", StatementLine.FINANCE_INCOME, CashFlowCategory.OPERATING),
            shown("4900", StatementLine.OTHER_INCOME, CashFlowCategory.OPERATING),
            shown("5100", StatementLine.COST_OF_SALES, CashFlowCategory.OPERATING),
            shown("5200", StatementLine.EMPLOYEE_COSTS, CashFlowCategory.OPERATING),
            shown("5450", StatementLine.OPERATING_EXPENSES, CashFlowCategory.OPERATING),
            shown("5500", StatementLine.DEPRECIATION, CashFlowCategory.NON_CASH),
            shown("5550", StatementLine.OPERATING_EXPENSES, CashFlowCategory.INVESTING),
            shown("5700", StatementLine.FINANCE_COSTS, CashFlowCategory.OPERATING),
            shown("5800", StatementLine.INCOME_TAX, CashFlowCategory.OPERATING));

    private StandardMapping() {}

    /// As usual for the account's type where nothing else is said.
    static Account applied(Account account) {
        var mapping = BY_CODE.get(account.code().value());
        return mapping == null ? account : account.shownAs(mapping);
    }

    private static Map.Entry<String, AccountMapping> shown(String code, StatementLine line, CashFlowCategory cashFlow) {
        return Map.entry(code, new AccountMapping(line, false, cashFlow));
    }

    private static Map.Entry<String, AccountMapping> deducted(
            String code, StatementLine line, CashFlowCategory cashFlow) {
        return Map.entry(code, new AccountMapping(line, true, cashFlow));
    }
}
