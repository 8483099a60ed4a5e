package io.tieout.customer.contact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record ContactId(@JsonValue UUID value) {}
