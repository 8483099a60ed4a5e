package io.tieout.ledger.account;

/// What the ledger itself uses an account for. Posting rules name roles, never codes.
public enum AccountRole {
    /// Groups the accounts that must equal the banks' statements.
    BANK_ACCOUNTS,
    /// Groups their clearing accounts.
    BANK_CLEARING,
    /// What customers owe on invoices: the receivables sub-ledger's control account.
    RECEIVABLE,
    /// What we owe on suppliers' bills: the payables sub-ledger's control account. Nothing by hand lies there.
    PAYABLE,
    REVENUE,
    /// Tax charged on invoices, owed to the authority.
    TAX_PAYABLE,
    /// Payments to and from the tax authority, until the tax return settles them.
    TAX_PAID,
    /// Tax on purchases that the authority gives back.
    INPUT_TAX,
    /// Paid to the authority by customers in our name: settles a part of our own tax.
    TAX_WITHHELD_BY_CUSTOMERS,
    /// Kept back from suppliers and owed to the authority in their name.
    TAX_WITHHELD_FROM_SUPPLIERS,
    /// Customers' money that belongs to no invoice yet: a liability.
    CUSTOMER_ADVANCES,
    /// What customers keep back for paying early: less revenue.
    SETTLEMENT_DISCOUNT,
    /// The part of the receivables that will probably not be paid: taken off the receivables, not off an invoice.
    ALLOWANCE,
    BAD_DEBT_EXPENSE,
    /// Paid, and an expense of later months.
    PREPAID_EXPENSES,
    /// Invoiced, and earned in later months.
    DEFERRED_REVENUE,
    /// Receipts of which nobody knows the sender yet.
    SUSPENSE,
    /// Own money between two of our bank accounts.
    IN_TRANSIT,
    BANK_FEES,
    INTEREST_INCOME,
    INTEREST_EXPENSE,
    PAYROLL,
    /// What a rate did between owing and paying in another currency: gains,
    EXCHANGE_GAIN,
    /// and losses.
    EXCHANGE_LOSS,
    /// What a rate did to what is still open, or lies on an account in another currency: gains,
    UNREALISED_EXCHANGE_GAIN,
    /// and losses.
    UNREALISED_EXCHANGE_LOSS,
    /// What rounding leaves when amounts are converted part by part.
    CONVERSION_DIFFERENCE,
    /// Small differences that are not worth a document.
    ROUNDING,
    /// Counterpart of balances brought forward from elsewhere.
    OPENING_BALANCE,
    RETAINED_EARNINGS,
    /// What was distributed in the fiscal year; goes into retained earnings with the year's profit.
    DIVIDENDS
}
