package io.tieout.identity.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record ClientId(@JsonValue UUID value) {}
