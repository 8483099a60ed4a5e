package io.tieout.reconciliation.ledgerview;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerViewProperties.class)
class LedgerViewConfiguration {}
