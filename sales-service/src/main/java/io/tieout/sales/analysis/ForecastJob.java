package io.tieout.sales.analysis;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Takes the month's snapshot of each company's forecast; the first one stays.
@Component
class ForecastJob {

    private static final Logger log = LoggerFactory.getLogger(ForecastJob.class);

    private final ForecastService service;

    ForecastJob(ForecastService service) {
        this.service = service;
    }

    @Scheduled(initialDelayString = "${sales.forecast.interval:1h}", fixedDelayString = "${sales.forecast.interval:1h}")
    void run() {
        try {
            service.due().forEach(service::take);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Forecasts could not be kept, trying again: {}", e.getMessage());
        }
    }
}
