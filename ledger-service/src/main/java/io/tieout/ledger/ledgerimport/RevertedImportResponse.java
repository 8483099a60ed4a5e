package io.tieout.ledger.ledgerimport;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tieout.ledger.account.AccountCode;
import java.util.List;

/// @param reversedEntries those that were taken back just now; an entry somebody had reversed before is not counted
/// @param keptAccounts those that somebody uses, and that stay
record RevertedImportResponse(
        @JsonUnwrapped LedgerImportResponse ledgerImport,
        int reversedEntries,
        int removedAccounts,
        List<AccountCode> keptAccounts) {}
