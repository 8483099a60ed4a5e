package io.tieout.ledger.creditnote;

import io.tieout.ledger.announcement.Announcements;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells of credit notes that were issued before anybody was told of them, so that they can be matched, too.
@Service
@Transactional
class CreditNoteAnnouncementService implements Announcements {

    private final CreditNoteRepository notes;
    private final CreditNotePublisher publisher;

    CreditNoteAnnouncementService(CreditNoteRepository notes, CreditNotePublisher publisher) {
        this.notes = notes;
        this.publisher = publisher;
    }

    @Override
    public String documents() {
        return "credit notes";
    }

    /// Each once, as it stands now.
    @Override
    public int announce(int limit) {
        var unannounced = notes.lockUnannounced(limit);
        for (var note : unannounced) {
            var announced = note.announced();
            notes.setAnnounced(announced);
            publisher.issued(announced);
        }
        return unannounced.size();
    }
}
