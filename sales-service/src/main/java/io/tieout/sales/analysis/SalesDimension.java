package io.tieout.sales.analysis;

/// By what sales are told. A part that a sale has none of (no representative, no region) is told as one without key.
enum SalesDimension {
    PRODUCT(
            "sale.product_code",
            "first_of_product",
            "(select p.name from product p" + " where p.company_id = :company and p.product_code = grouped.key)"),
    REPRESENTATIVE(
            "sale.representative_id",
            "first_of_representative",
            "(select r.name from representative r"
                    + " where r.company_id = :company and r.representative_id = grouped.key)"),
    TEAM(
            "sale.team_id",
            "first_of_team",
            "(select t.name from team t" + " where t.company_id = :company and t.team_id = grouped.key)"),
    REGION("sale.region", "first_of_region", "grouped.key"),
    CUSTOMER(
            "sale.customer_id",
            "first_of_order",
            "(select c.name from customer_view c" + " where c.company_id = :company and c.customer_id = grouped.key)"),
    SOURCE("sale.source", "first_of_order", "grouped.key"),
    MONTH("to_char(sale.order_date, 'YYYY-MM')", "first_of_order", "grouped.key"),
    QUARTER("to_char(sale.order_date, 'YYYY-\"Q\"Q')", "first_of_order", "grouped.key"),
    YEAR("to_char(sale.order_date, 'YYYY')", "first_of_order", "grouped.key"),
    ALL("''", "first_of_order", "grouped.key");

    private final String key;
    private final String first;
    private final String name;

    SalesDimension(String key, String first, String name) {
        this.key = key;
        this.first = first;
        this.name = name;
    }

    /// The SQL of its key, over `sale`: as it is stored, which is quicker to group than its text.
    String key() {
        return key;
    }

    /// The column of `sale` that marks one row of each order and key.
    String first() {
        return first;
    }

    /// The SQL of the name that people know the key by, over `grouped`.
    String displayName() {
        return name;
    }
}
