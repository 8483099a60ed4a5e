package io.tieout.customer.customerimport;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record ImportId(@JsonValue UUID value) {}
