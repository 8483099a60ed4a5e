package io.tieout.localstack.demo;

import java.util.List;

/// @param price in whole units of the company's currency
record DemoProduct(String code, String name, String series, int price) {

    static List<DemoProduct> all() {
        return List.of(
                new DemoProduct("LAMP-S", "Reading lamp, small", "Lamps", 48),
                new DemoProduct("LAMP-L", "Reading lamp, large", "Lamps", 129),
                new DemoProduct("DESK-1", "Standing desk", "Furniture", 640),
                new DemoProduct("CHAIR-2", "Task chair", "Furniture", 310),
                new DemoProduct("SHELF-4", "Shelf, four boards", "Furniture", 175),
                new DemoProduct("PLAN-Y", "Maintenance plan, one year", "Services", 220));
    }
}
