package io.tieout.ledger.monthend;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MonthEndProperties.class)
class MonthEndConfiguration {}
