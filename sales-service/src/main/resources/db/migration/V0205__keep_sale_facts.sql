-- Reports read what was sold from one table with an index by day. To put it together anew for each report took longer
-- than anybody waits once there were a million deals.

-- What counts as a sale, and for whom: every line of every order that was ever binding. It counts for the
-- representatives who share its deal, or else for the deal's representative, or else for whoever entered the order; in
-- the team and region where each was on the order's date. A line that is shared comes once for each share. Shares are
-- cut at cumulated basis points, so that they add up to the line to the cent.
--
-- The columns first_of_… mark one line of each order, and of its part for one product, representative, team or region:
-- counting these counts orders.
create view sale as
select o.company_id, o.order_id, l.line_id, coalesce(c.share_no, 1)::smallint as share_no, o.order_date, o.deal_id,
       o.customer_id, o.owner_user_id, l.product_code, one.representative_id, m.team_id, s.region, d.source, o.currency,
       l.quantity * coalesce(c.basis_points, 10000) / 10000 as quantity,
       case when c.share_no is null then l.net_minor
            else (div(l.net_minor::numeric * c.upto, 10000)
                - div(l.net_minor::numeric * (c.upto - c.basis_points), 10000))::bigint
       end as net_minor,
       o.confirmed_at, o.cancelled_at,
       row_number() over (partition by o.company_id, o.order_id
           order by l.line_id, c.share_no) = 1 as first_of_order,
       row_number() over (partition by o.company_id, o.order_id, l.product_code
           order by l.line_id, c.share_no) = 1 as first_of_product,
       row_number() over (partition by o.company_id, o.order_id, one.representative_id
           order by l.line_id, c.share_no) = 1 as first_of_representative,
       row_number() over (partition by o.company_id, o.order_id, m.team_id
           order by l.line_id, c.share_no) = 1 as first_of_team,
       row_number() over (partition by o.company_id, o.order_id, s.region
           order by l.line_id, c.share_no) = 1 as first_of_region
  from sales_order o
  join sales_order_line l on l.company_id = o.company_id and l.order_id = o.order_id
  left join deal d on d.company_id = o.company_id and d.deal_id = o.deal_id
  left join lateral (
       select representative_id, basis_points, sum(basis_points) over by_representative as upto,
              row_number() over by_representative as share_no
         from deal_credit
        where company_id = o.company_id and deal_id = o.deal_id
       window by_representative as (order by representative_id)) c on true
  left join representative r on r.company_id = o.company_id and r.user_id = o.owner_user_id
 cross join lateral (
       select coalesce(c.representative_id, d.representative_id, r.representative_id) as representative_id) one
  left join team_membership m
    on m.company_id = o.company_id and m.representative_id = one.representative_id
   and m.from_date <= o.order_date and (m.until_date is null or m.until_date > o.order_date)
  left join team_standing s
    on s.company_id = m.company_id and s.team_id = m.team_id
   and s.from_date <= o.order_date and (s.until_date is null or s.until_date > o.order_date)
 where o.confirmed_at is not null;

-- The view, kept.
create table sale_fact (
    company_id uuid not null,
    order_id uuid not null,
    line_id uuid not null,
    share_no smallint not null,
    order_date date not null,
    deal_id uuid,
    customer_id uuid not null,
    owner_user_id uuid not null,
    product_code text not null,
    representative_id uuid,
    team_id uuid,
    region text,
    source text,
    currency char(3) not null,
    quantity numeric not null,
    net_minor bigint not null,
    confirmed_at timestamptz not null,
    cancelled_at timestamptz,
    first_of_order boolean not null,
    first_of_product boolean not null,
    first_of_representative boolean not null,
    first_of_team boolean not null,
    first_of_region boolean not null,
    primary key (company_id, order_id, line_id, share_no)
);

create function keep_sales(company uuid, orders uuid[]) returns void
    language plpgsql as $$
begin
    delete from sale_fact where company_id = company and order_id = any (orders);
    insert into sale_fact (company_id, order_id, line_id, share_no, order_date, deal_id, customer_id, owner_user_id,
        product_code, representative_id, team_id, region, source, currency, quantity, net_minor, confirmed_at,
        cancelled_at, first_of_order, first_of_product, first_of_representative, first_of_team, first_of_region)
    select company_id, order_id, line_id, share_no, order_date, deal_id, customer_id, owner_user_id,
           product_code, representative_id, team_id, region, source, currency, quantity, net_minor, confirmed_at,
           cancelled_at, first_of_order, first_of_product, first_of_representative, first_of_team, first_of_region
      from sale
     where company_id = company and order_id = any (orders);
end
$$;

select keep_sales(company_id, array_agg(order_id))
  from sales_order
 where confirmed_at is not null
 group by company_id;

create index sale_fact_order_date_idx on sale_fact (company_id, order_date);
create index sale_fact_representative_id_idx on sale_fact (company_id, representative_id, order_date);

-- Two who change the same sale at once do not see each other's change. Who confirms an order and who changes its deal
-- meet at the deal's row; both meet whoever moves people between teams at this lock, which they share and he does not.
-- The deal's row always comes first.
create function share_sales(company uuid) returns void
    language sql
    return pg_advisory_xact_lock_shared(hashtext('sales.sale_fact'), hashtext(company::text));

create function own_sales(company uuid) returns void
    language sql
    return pg_advisory_xact_lock(hashtext('sales.sale_fact'), hashtext(company::text));

create function keep_sales_of_deals(company uuid, deals uuid[]) returns void
    language plpgsql as $$
declare
    orders uuid[];
begin
    perform 1 from deal where company_id = company and deal_id = any (deals) order by deal_id for no key update;
    orders := array(select order_id from sales_order
                     where company_id = company and deal_id = any (deals) and confirmed_at is not null);
    if cardinality(orders) > 0 then
        perform share_sales(company);
        perform keep_sales(company, orders);
    end if;
end
$$;

create function keep_sales_of_orders(company uuid, orders uuid[]) returns void
    language plpgsql as $$
begin
    perform 1
       from deal
      where company_id = company
        and deal_id in (select deal_id from sales_order where company_id = company and order_id = any (orders))
      order by deal_id
        for no key update;
    perform share_sales(company);
    perform keep_sales(company, orders);
end
$$;

create function sales_order_entered() returns trigger
    language plpgsql as $$
begin
    perform keep_sales_of_orders(company_id, array_agg(order_id))
       from entered
      where confirmed_at is not null
      group by company_id;
    return null;
end
$$;
create trigger sales_order_entered after insert on sales_order
    referencing new table as entered
    for each statement execute function sales_order_entered();

create function sales_order_changed() returns trigger
    language plpgsql as $$
begin
    perform keep_sales_of_orders(new.company_id, array[new.order_id]);
    return null;
end
$$;
create trigger sales_order_changed after update on sales_order
    for each row
    when ((old.confirmed_at, old.cancelled_at, old.order_date, old.deal_id, old.customer_id, old.owner_user_id,
           old.currency)
        is distinct from
          (new.confirmed_at, new.cancelled_at, new.order_date, new.deal_id, new.customer_id, new.owner_user_id,
           new.currency))
    execute function sales_order_changed();

create function sales_order_line_changed() returns trigger
    language plpgsql as $$
begin
    perform keep_sales_of_orders(company_id, array_agg(distinct order_id))
       from changed
       join sales_order using (company_id, order_id)
      where confirmed_at is not null
      group by company_id;
    return null;
end
$$;
create trigger sales_order_line_entered after insert on sales_order_line
    referencing new table as changed
    for each statement execute function sales_order_line_changed();
create trigger sales_order_line_removed after delete on sales_order_line
    referencing old table as changed
    for each statement execute function sales_order_line_changed();

create function sales_order_line_corrected() returns trigger
    language plpgsql as $$
begin
    perform keep_sales_of_orders(new.company_id, array[new.order_id]);
    return null;
end
$$;
create trigger sales_order_line_corrected after update on sales_order_line
    for each row
    when ((old.product_code, old.quantity, old.net_minor) is distinct from
          (new.product_code, new.quantity, new.net_minor))
    execute function sales_order_line_corrected();

create function deal_changed() returns trigger
    language plpgsql as $$
begin
    perform keep_sales_of_deals(new.company_id, array[new.deal_id]);
    return null;
end
$$;
create trigger deal_changed after update on deal
    for each row
    when ((old.representative_id, old.source) is distinct from (new.representative_id, new.source))
    execute function deal_changed();

create function deal_credit_changed() returns trigger
    language plpgsql as $$
begin
    perform keep_sales_of_deals(company_id, array_agg(distinct deal_id)) from changed group by company_id;
    return null;
end
$$;
create trigger deal_credit_entered after insert on deal_credit
    referencing new table as changed
    for each statement execute function deal_credit_changed();
create trigger deal_credit_corrected after update on deal_credit
    referencing new table as changed
    for each statement execute function deal_credit_changed();
create trigger deal_credit_removed after delete on deal_credit
    referencing old table as changed
    for each statement execute function deal_credit_changed();

-- Whoever entered an order becomes a representative only now.
create function representative_changed() returns trigger
    language plpgsql as $$
begin
    perform own_sales(new.company_id);
    perform keep_sales(new.company_id, array(
        select order_id from sales_order
         where company_id = new.company_id and confirmed_at is not null
           and owner_user_id in (new.user_id, case tg_op when 'UPDATE' then old.user_id end)));
    return null;
end
$$;
create trigger representative_entered after insert on representative
    for each row when (new.user_id is not null) execute function representative_changed();
create trigger representative_changed after update on representative
    for each row when (old.user_id is distinct from new.user_id) execute function representative_changed();

-- Memberships and standings end and begin, also on days that are past.
create function team_membership_changed() returns trigger
    language plpgsql as $$
begin
    perform own_sales(new.company_id);
    perform keep_sales(new.company_id, array(
        select distinct order_id from sale_fact
         where company_id = new.company_id and representative_id = new.representative_id
           and order_date >= case tg_op when 'UPDATE' then least(new.until_date, old.until_date) else new.from_date end));
    return null;
end
$$;
create trigger team_membership_entered after insert on team_membership
    for each row execute function team_membership_changed();
create trigger team_membership_changed after update on team_membership
    for each row when (old.until_date is distinct from new.until_date) execute function team_membership_changed();

create function team_standing_changed() returns trigger
    language plpgsql as $$
begin
    perform own_sales(new.company_id);
    perform keep_sales(new.company_id, array(
        select distinct order_id from sale_fact
         where company_id = new.company_id
           and representative_id in (select representative_id from team_membership
                                      where company_id = new.company_id and team_id = new.team_id)
           and order_date >= case tg_op when 'UPDATE' then least(new.until_date, old.until_date) else new.from_date end));
    return null;
end
$$;
create trigger team_standing_entered after insert on team_standing
    for each row execute function team_standing_changed();
create trigger team_standing_changed after update on team_standing
    for each row when (old.until_date is distinct from new.until_date) execute function team_standing_changed();
