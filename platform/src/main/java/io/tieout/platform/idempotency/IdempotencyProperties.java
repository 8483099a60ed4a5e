package io.tieout.platform.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param retention how long a retry is recognised
@ConfigurationProperties("tieout.idempotency")
record IdempotencyProperties(@DefaultValue("30d") Duration retention) {}
