package io.tieout.sample.note;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record NoteId(@JsonValue UUID value) {}
