package io.tieout.broken.contract;

import io.tieout.events.sample.v1.NoteWritten;
import org.springframework.stereotype.Service;

@Service
class NoteService {

    String text(NoteWritten event) {
        return event.text();
    }
}
