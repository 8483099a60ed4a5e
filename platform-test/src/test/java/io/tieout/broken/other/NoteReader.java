package io.tieout.broken.other;

import io.tieout.sample.note.NoteId;

record NoteReader(NoteId note) {}
