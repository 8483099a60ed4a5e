package io.tieout.gateway.apidocs;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param services in the order of the drop-down list
@Validated
@ConfigurationProperties("gateway.api-docs")
record DocsProperties(@NotEmpty List<String> services) {}
