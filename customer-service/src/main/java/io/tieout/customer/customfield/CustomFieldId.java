package io.tieout.customer.customfield;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record CustomFieldId(@JsonValue UUID value) {}
