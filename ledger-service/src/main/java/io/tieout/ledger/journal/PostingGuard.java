package io.tieout.ledger.journal;

import io.tieout.platform.problem.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A rule of another feature that every posting must keep. An interface, because the journal may not know who has
/// such rules: they know the journal.
public interface PostingGuard {

    /// Called in the transaction of the posting, before anything is written; what it read must stay true until the
    /// commit.
    ///
    /// @param entries of one company, right by the journal's own rules
    /// @return those that are refused, and why
    Map<EntryId, Refusal> refusals(UUID companyId, List<EntryDraft> entries);
}
