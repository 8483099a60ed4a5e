package io.tieout.platform.event;

record NoteState(String text) {}
