package io.tieout.ledger.statement;

/// A key figure of a company and how it is computed from rows of its statements.
enum Ratio {
    CURRENT_RATIO("CURRENT_ASSETS / CURRENT_LIABILITIES", Unit.TIMES),
    QUICK_RATIO("(CURRENT_ASSETS - INVENTORIES - PREPAYMENTS) / CURRENT_LIABILITIES", Unit.TIMES),
    CASH_RATIO("CASH / CURRENT_LIABILITIES", Unit.TIMES),
    DEBT_TO_EQUITY("LIABILITIES / EQUITY", Unit.TIMES),
    EQUITY_RATIO("EQUITY / ASSETS * 100", Unit.PERCENT),
    GROSS_MARGIN("GROSS_PROFIT / REVENUE * 100", Unit.PERCENT),
    OPERATING_MARGIN("OPERATING_PROFIT / REVENUE * 100", Unit.PERCENT),
    NET_MARGIN("PROFIT / REVENUE * 100", Unit.PERCENT),
    RETURN_ON_ASSETS("PROFIT / ASSETS * 100", Unit.PERCENT),
    RETURN_ON_EQUITY("PROFIT / EQUITY * 100", Unit.PERCENT),
    INTEREST_COVER("OPERATING_PROFIT / -FINANCE_COSTS", Unit.TIMES),
    DAYS_SALES_OUTSTANDING("TRADE_RECEIVABLES / REVENUE * DAYS", Unit.DAYS),
    DAYS_INVENTORY("INVENTORIES / -COST_OF_SALES * DAYS", Unit.DAYS),
    DAYS_PAYABLE("TRADE_PAYABLES / -COST_OF_SALES * DAYS", Unit.DAYS);

    /// The length of the period; every other name is a row of the balance sheet or of profit and loss.
    static final String DAYS = "DAYS";

    enum Unit {
        TIMES,
        PERCENT,
        DAYS
    }

    private final Formula formula;
    private final Unit unit;

    Ratio(String formula, Unit unit) {
        this.formula = new Formula(formula);
        this.unit = unit;
    }

    Formula formula() {
        return formula;
    }

    Unit unit() {
        return unit;
    }
}
