package io.tieout.ledger.statement;

/// Where a line of an entry belongs in the cash flow statement, once the whole entry has been looked at.
enum CashFlowPlace {
    OPERATING,
    INVESTING,
    FINANCING,
    /// What exchange rates did to the cash itself.
    EXCHANGE,
    BROUGHT_FORWARD,
    /// On an account of which nobody has said where it belongs.
    UNMAPPED
}
