package io.tieout.ledger.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Posts and reverses, inside the caller's transaction.
@Service
@Transactional
public class JournalService {

    /// Posts an entry or refuses it.
    ///
    /// @return the entry that stands for the fact: the draft's id, or the id of the entry that was posted for the same
    ///     source and source id before
    public EntryId post(EntryDraft draft) {
        return postAll(List.of(draft)).getFirst();
    }

    /// Posts all of them or refuses all, with a few statements however many they are. They may belong to several companies.
    ///
    /// @return in the order of the drafts, the entry that stands for each fact
    public List<EntryId> postAll(List<EntryDraft> drafts) {
        throw new UnsupportedOperationException();
    }

    /// Takes an entry back. Refused with `already-reversed` while an active reversal of it stands; a reversal that was
    /// reversed itself is no longer active.
    ///
    /// @param date the accounting date; its period must be open
    /// @param reversedBy the user or client who asked for it, none when an event did
    public Reversal reverse(
            UUID companyId, EntryId entryId, LocalDate date, String reason, @Nullable UUID reversedBy) {
        throw new UnsupportedOperationException();
    }
}
