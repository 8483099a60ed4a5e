package io.tieout.ledger.ledgerimport;

import io.tieout.ledger.account.AccountCode;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.receivable.InvoiceId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a file came to: what of it is in the books, and what is wrong with the rest.
record ImportOutcome(ControlTotals totals, List<Made> made, List<RowProblem> problems) {

    ImportOutcome {
        made = List.copyOf(made);
        problems = problems.stream()
                .sorted(Comparator.comparingInt(RowProblem::line))
                .toList();
    }

    /// Something that stands for a part of the file.
    ///
    /// @param externalKey how the file calls it
    record Made(
            UUID id,
            String externalKey,
            @Nullable EntryId entry,
            @Nullable AccountCode account,
            @Nullable InvoiceId invoice) {}
}
