package io.tieout.sales.quote;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks every hour for quotes whose last day has passed. Several replicas share the work.
@Component
class QuoteExpiryJob {

    private static final Logger log = LoggerFactory.getLogger(QuoteExpiryJob.class);
    private static final int QUOTES_A_STEP = 500;
    private static final int MAX_STEPS = 1_000;

    private final QuoteService quotes;

    QuoteExpiryJob(QuoteService quotes) {
        this.quotes = quotes;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void expire() {
        try {
            int expired = QUOTES_A_STEP;
            for (int step = 0; expired == QUOTES_A_STEP && step < MAX_STEPS; step++) {
                expired = quotes.expire(QUOTES_A_STEP);
            }
        } catch (RuntimeException e) {
            log.warn("Quotes that are out of date could not be looked for and will be next time", e);
        }
    }
}
