package io.tieout.localstack.demo;

import java.math.BigDecimal;
import java.time.LocalDate;

/// The sample company's bank accounts, one for each format.
enum DemoAccount {
    MAIN("Main account", "demo-main.xml", 25_000, 1),
    COLLECTIONS("Collections account", "demo-collections.sta", 8_000, 2),
    SHOP("Shop account", "demo-shop.csv", 1_200, 3);

    static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    static final LocalDate TO = LocalDate.of(2026, 4, 30);

    private final String title;
    private final String file;
    private final int opening;
    private final int serial;

    DemoAccount(String title, String file, int opening, int serial) {
        this.title = title;
        this.file = file;
        this.opening = opening;
        this.serial = serial;
    }

    String title() {
        return title;
    }

    String file() {
        return file;
    }

    String iban() {
        return DemoCustomer.iban("DE", "", 18, 9000 + serial);
    }

    BigDecimal opening(int digits) {
        return BigDecimal.valueOf(opening).setScale(digits);
    }
}
