package io.tieout.reconciliation.tieout;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TieOutProperties.class)
class TieOutConfiguration {}
