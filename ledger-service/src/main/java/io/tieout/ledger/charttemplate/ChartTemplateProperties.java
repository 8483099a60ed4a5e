package io.tieout.ledger.charttemplate;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param template what new companies begin with
@Validated
@ConfigurationProperties("ledger.chart")
record ChartTemplateProperties(@NotBlank String template) {}
