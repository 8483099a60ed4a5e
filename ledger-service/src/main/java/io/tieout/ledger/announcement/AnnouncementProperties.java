package io.tieout.ledger.announcement;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param retry how long after a failure it is tried again
@Validated
@ConfigurationProperties("ledger.announcement")
record AnnouncementProperties(@NotNull Duration retry) {}
