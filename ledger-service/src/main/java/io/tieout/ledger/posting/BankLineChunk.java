package io.tieout.ledger.posting;

import java.util.List;
import java.util.UUID;

/// Lines of a bank statement that are posted together or not at all.
///
/// @param number which part of the statement it is, from 1
record BankLineChunk(UUID companyId, UUID statementId, int number, UUID bankAccountId, List<BankLine> lines) {

    BankLineChunk {
        lines = List.copyOf(lines);
    }
}
