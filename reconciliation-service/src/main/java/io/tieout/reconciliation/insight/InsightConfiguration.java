package io.tieout.reconciliation.insight;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MonitorProperties.class, TaskProperties.class})
class InsightConfiguration {}
