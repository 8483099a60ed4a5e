package io.tieout.sales.analysis;

/// The one answer to what counts as a sale, and for whom: every line of every order that was binding at an instant.
///
/// It counts for the representatives who share its deal, or else for the deal's representative, or else for whoever
/// entered the order; in the team and region where each was on the order's date. A line that is shared comes once for
/// each share. Shares are cut at cumulated basis points, so that they add up to the line to the cent.
public final class SaleFacts {

    /// A query that can be continued with further conditions over `sales_order o`; needs the parameters `company` and
    /// `knownAt`.
    public static final String OF_COMPANY = """
            select o.order_id, o.order_date, o.customer_id, o.currency, d.source, l.product_code,
                   l.quantity * coalesce(c.basis_points, 10000) / 10000 as quantity,
                   case when c.deal_id is null then l.net_minor
                        else (div(l.net_minor::numeric * c.upto, 10000)
                            - div(l.net_minor::numeric * (c.upto - c.basis_points), 10000))::bigint
                   end as net_minor,
                   coalesce(c.representative_id, d.representative_id, r.representative_id) as representative_id,
                   m.team_id, s.region
              from sales_order o
              join sales_order_line l on l.company_id = o.company_id and l.order_id = o.order_id
              left join deal d on d.company_id = o.company_id and d.deal_id = o.deal_id
              left join (
                   select deal_id, representative_id, basis_points,
                          sum(basis_points) over (partition by deal_id order by representative_id) as upto
                     from deal_credit
                    where company_id = :company) c on c.deal_id = o.deal_id
              left join representative r on r.company_id = o.company_id and r.user_id = o.owner_user_id
              left join team_membership m
                on m.company_id = o.company_id
               and m.representative_id = coalesce(c.representative_id, d.representative_id, r.representative_id)
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
