package io.tieout.reconciliation.rateview;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param maxAge how long a rate counts after the day for which it was quoted, as in the ledger
@ConfigurationProperties("reconciliation.rates")
record RateViewProperties(@DefaultValue("P31D") Period maxAge) {}
