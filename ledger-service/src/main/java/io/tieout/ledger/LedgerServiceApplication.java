package io.tieout.ledger;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class LedgerServiceApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(LedgerServiceApplication.class, arguments);
    }
}
