package io.tieout.dataimport;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record ImportId(@JsonValue UUID value) {}
