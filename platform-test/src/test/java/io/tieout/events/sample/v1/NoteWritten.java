package io.tieout.events.sample.v1;

public record NoteWritten(String text) {}
