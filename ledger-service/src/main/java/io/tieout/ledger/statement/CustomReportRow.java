package io.tieout.ledger.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row: the sum of accounts, or a formula over rows above.
///
/// @param key by which formulas below call it
/// @param measure of the accounts; absent for a formula
record CustomReportRow(
        String key,
        String label,
        List<AccountRange> accounts,
        @Nullable Measure measure,
        @Nullable Formula formula) {

    /// What of an account is added up. Debits less credits, or the other way round for the accounts that usually
    /// stand in credit.
    enum Measure {
        DEBIT_TURNOVER,
        CREDIT_TURNOVER,
        DEBIT_BALANCE,
        CREDIT_BALANCE;

        boolean isTurnover() {
            return this == DEBIT_TURNOVER || this == CREDIT_TURNOVER;
        }

        boolean isCredit() {
            return this == CREDIT_TURNOVER || this == CREDIT_BALANCE;
        }
    }

    CustomReportRow {
        accounts = List.copyOf(accounts);
    }

    void requireComplete(String pointer) {
        if (accounts.isEmpty() == (formula == null)) {
            throw new CustomReportUnfit(pointer, "must have either accounts or a formula");
        }
        if (!accounts.isEmpty() && measure == null) {
            throw new CustomReportUnfit(pointer + "/measure", "is needed with accounts");
        }
    }
}
