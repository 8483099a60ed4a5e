package io.tieout.ledger.charttemplate;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChartTemplateProperties.class)
class ChartTemplateConfiguration {}
