package io.tieout.ledger.currency;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CurrencyProperties.class)
class CurrencyConfiguration {}
