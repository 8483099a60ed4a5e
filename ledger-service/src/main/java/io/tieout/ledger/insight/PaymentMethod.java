package io.tieout.ledger.insight;

/// How money came for an invoice.
enum PaymentMethod {
    /// By a line of a bank account. Cards and wallets pay into an account of their own, so the account
    /// tells them apart.
    BANK_ACCOUNT,
    /// From money that the customer had on account.
    MONEY_ON_ACCOUNT,
    /// In another currency, without a bank line here.
    ELSEWHERE
}
