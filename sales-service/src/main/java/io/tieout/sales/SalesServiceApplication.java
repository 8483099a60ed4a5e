package io.tieout.sales;

import io.tieout.events.sales.v1.SalesEvents;
import io.tieout.platform.event.PublishedEvents;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class SalesServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(SalesServiceApplication.class, args);
    }

    @Bean
    PublishedEvents publishedEvents() {
        return PublishedEvents.of(
                SalesEvents.DEAL_OPENED,
                SalesEvents.DEAL_STAGE_CHANGED,
                SalesEvents.DEAL_WON,
                SalesEvents.DEAL_LOST,
                SalesEvents.ORDER_CONFIRMED);
    }
}
