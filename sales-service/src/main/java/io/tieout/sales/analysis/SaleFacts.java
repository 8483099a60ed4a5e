package io.tieout.sales.analysis;

/// The one answer to what counts as a sale, and for whom: every line of every order that was binding at an instant.
///
/// It counts for the representatives who share its deal, or else for the deal's representative, or else for whoever
/// entered the order; in the team and region where each was on the order's date. A line that is shared comes once for
/// each share.
///
/// The database says so in the view `sale`, and keeps its rows in `sale_fact` in the transaction of every change.
public final class SaleFacts {

    /// A query that can be continued with further conditions over `o`, which also has what `Sight` asks of an order;
    /// needs the parameters `company` and `knownAt`.
    public static final String OF_COMPANY = """
            select o.order_id, o.order_date, o.customer_id, o.currency, o.source, o.product_code, o.quantity,
                   o.net_minor, o.representative_id, o.team_id, o.region, o.first_of_order, o.first_of_product,
                   o.first_of_representative, o.first_of_team, o.first_of_region
              from sale_fact o
             where o.company_id = :company
               and o.confirmed_at <= :knownAt
               and (o.cancelled_at is null or o.cancelled_at > :knownAt)
            """;

    private SaleFacts() {}
}
