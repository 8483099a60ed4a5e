package io.tieout.localstack.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A deal of the sample and what becomes of it.
///
/// @param number in the sample, `DEAL-001` …
/// @param closed when it was won or lost; the day of its opening while it is open
record DemoDeal(
        String number,
        DemoCustomer customer,
        DemoProduct product,
        int quantity,
        Outcome outcome,
        LocalDate opened,
        LocalDate closed,
        String lostReason) {

    private static final long SEED = 20_260_101L;
    private static final int COUNT = 120;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final List<String> REASONS = List.of("price", "chose a competitor", "project stopped");

    enum Outcome {
        WON,
        LOST,
        OPEN
    }

    /// All deals: three of five are won, one is lost, one is open. Two more are won by one customer over the same
    /// amount on the same day: nobody can tell their payments apart without a reference.
    static List<DemoDeal> all() {
        var customers = DemoCustomer.all();
        var products = DemoProduct.all();
        var random = new Random(SEED);
        var deals = new ArrayList<DemoDeal>();
        for (int index = 0; index < COUNT; index++) {
            var opened = FIRST_DAY.plusDays(random.nextInt(50));
            var closed = opened.plusDays(5L + random.nextInt(25));
            deals.add(new DemoDeal(
                    number(index),
                    customers.get((index * 7 + index / 5) % customers.size()),
                    products.get(random.nextInt(products.size())),
                    1 + random.nextInt(9),
                    outcome(index),
                    opened,
                    closed,
                    REASONS.get(random.nextInt(REASONS.size()))));
        }
        for (int twin = 0; twin < 2; twin++) {
            deals.add(new DemoDeal(
                    number(deals.size()),
                    customers.get(1),
                    products.get(2),
                    11,
                    Outcome.WON,
                    LocalDate.of(2026, 2, 2),
                    LocalDate.of(2026, 2, 16),
                    ""));
        }
        return List.copyOf(deals);
    }

    /// Net, in whole units.
    int value() {
        return product.price() * quantity;
    }

    boolean isWon() {
        return outcome == Outcome.WON;
    }

    private static Outcome outcome(int index) {
        return switch (index % 5) {
            case 3 -> Outcome.LOST;
            case 4 -> Outcome.OPEN;
            default -> Outcome.WON;
        };
    }

    private static String number(int index) {
        return "DEAL-%03d".formatted(index + 1);
    }
}
