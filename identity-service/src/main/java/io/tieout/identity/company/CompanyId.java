package io.tieout.identity.company;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

public record CompanyId(@JsonValue UUID value) {}
