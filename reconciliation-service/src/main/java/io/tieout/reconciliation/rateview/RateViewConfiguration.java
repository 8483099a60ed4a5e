package io.tieout.reconciliation.rateview;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateViewProperties.class)
class RateViewConfiguration {}
