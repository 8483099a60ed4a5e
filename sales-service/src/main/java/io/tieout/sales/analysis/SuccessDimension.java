package io.tieout.sales.analysis;

/// By what the success of deals is told.
enum SuccessDimension {
    ALL("''", "grouped.key"),
    STAGE("fate.stage", "grouped.key"),
    PRODUCT(
            "fate.product_code",
            "(select p.name from product p" + " where p.company_id = :company and p.product_code = grouped.key)"),
    REPRESENTATIVE(
            "fate.representative_id::text",
            "(select r.name from representative r"
                    + " where r.company_id = :company and r.representative_id = grouped.key::uuid)"),
    TEAM(
            "fate.team_id::text",
            "(select t.name from team t" + " where t.company_id = :company and t.team_id = grouped.key::uuid)"),
    REGION("fate.region", "grouped.key"),
    CUSTOMER(
            "fate.customer_id::text",
            "(select c.name from customer_view c"
                    + " where c.company_id = :company and c.customer_id = grouped.key::uuid)"),
    SOURCE("fate.source", "grouped.key"),
    MONTH("to_char(fate.closed_on, 'YYYY-MM')", "grouped.key");

    private final String key;
    private final String name;

    SuccessDimension(String key, String name) {
        this.key = key;
        this.name = name;
    }

    /// The SQL of its key, over `fate`.
    String key() {
        return key;
    }

    /// The SQL of the name that people know the key by, over `grouped`.
    String displayName() {
        return name;
    }
}
