package io.tieout.ledger.account;

/// Where the cash flow statement shows money that moves against an account.
///
/// Depreciation, disposals and exchange differences are told apart by these categories, never by names or codes.
public enum CashFlowCategory {
    /// Is cash itself; what moves between two such accounts is no flow.
    CASH,
    /// Looked through: a bank line not yet explained. Its explanation decides the category.
    CLEARING,
    OPERATING,
    /// Fixed assets and what they gained or lost at their disposal.
    INVESTING,
    FINANCING,
    /// A result without payment, such as depreciation: follows the other side of its entry.
    NON_CASH,
    /// An exchange difference: on cash a line of its own, else it follows the other side of its entry.
    EXCHANGE,
    /// Counterpart of balances brought forward: cash that was there before these books.
    BROUGHT_FORWARD;

    boolean fits(AccountType type) {
        return switch (this) {
            case OPERATING, INVESTING, FINANCING -> true;
            case CASH -> type == AccountType.ASSET || type == AccountType.LIABILITY;
            case CLEARING -> type == AccountType.ASSET;
            case NON_CASH, EXCHANGE -> type == AccountType.REVENUE || type == AccountType.EXPENSE;
            case BROUGHT_FORWARD -> type == AccountType.EQUITY;
        };
    }
}
