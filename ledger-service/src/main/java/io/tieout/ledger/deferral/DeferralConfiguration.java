package io.tieout.ledger.deferral;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeferralProperties.class)
class DeferralConfiguration {}
