package io.tieout.sales.analysis;

/// The one answer to what counts as a sale, and for whom: every line of every order that was binding at an instant.
///
/// It counts for the representative of its deal, or else for whoever entered the order, in the team and region where
/// that representative was on the order's date.
public final class SaleFacts {

    /// A query that can be continued with further conditions over `sales_order o`; needs the parameters `company` and
    /// `knownAt`.
    public static final String OF_COMPANY = """
            select o.order_id, o.order_date, o.customer_id, o.currency, l.product_code, l.quantity, l.net_minor,
                   coalesce(d.representative_id, r.representative_id) as representative_id, m.team_id, s.region
              from sales_order o
              join sales_order_line l on l.company_id = o.company_id and l.order_id = o.order_id
              left join deal d on d.company_id = o.company_id and d.deal_id = o.deal_id
              left join representative r on r.company_id = o.company_id and r.user_id = o.owner_user_id
              left join team_membership m
                on m.company_id = o.company_id
               and m.representative_id = coalesce(d.representative_id, r.representative_id)
               and m.from_date <= o.order_date and (m.until_date is null or m.until_date > o.order_date)
              left join team_standing s
                on s.company_id = m.company_id and s.team_id = m.team_id
               and s.from_date <= o.order_date and (s.until_date is null or s.until_date > o.order_date)
             where o.company_id = :company
               and o.confirmed_at <= :knownAt
               and (o.cancelled_at is null or o.cancelled_at > :knownAt)
            """;

    private SaleFacts() {}
}
