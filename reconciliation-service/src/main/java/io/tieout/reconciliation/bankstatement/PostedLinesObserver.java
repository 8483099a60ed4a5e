package io.tieout.reconciliation.bankstatement;

import java.util.List;
import java.util.UUID;

/// Wants to know when bank lines are in the books, so that they can be matched. Implemented by another feature,
/// called within the transaction that sets the lines to [BankLineState#POSTED].
public interface PostedLinesObserver {

    /// @param lines all POSTED and UNMATCHED, of one bank account and one statement, in the statement's order, at
    ///     most 200
    void linesPosted(UUID companyId, UUID bankAccountId, List<BankLine> lines);
}
