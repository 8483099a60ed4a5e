-- Half of the deals are won, a quarter lost, a quarter open. Every tenth is shared by two.
create temporary table made as
select n, ('01900000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid as customer_id,
       ('01900000-0000-7000-d000-' || lpad(to_hex(n), 12, '0'))::uuid as deal_id,
       ('01900000-0000-7000-e000-' || lpad(to_hex(n), 12, '0'))::uuid as order_id,
       ('01900000-0000-7000-f000-' || lpad(to_hex(n), 12, '0'))::uuid as invoice_id,
       ('01900000-0000-7000-c000-' || lpad(to_hex(person.number), 12, '0'))::uuid as representative_id,
       ('01900000-0000-7000-c000-' || lpad(to_hex(1 + person.number % 100), 12, '0'))::uuid as other_representative_id,
       (array['WON', 'LOST', 'OPEN', 'WON'])[1 + n % 4] as status, 10000 + n % 100000 as value_minor,
       date '2026-10-31' - (700 - (n - :begin) * 700::bigint / (:end - :begin + 1))::integer as day,
       person.user_id
  from generate_series(:first, :last) n
  join benchmark_person person on person.number = 1 + n / 4 % 100
 order by n;

insert into customer_view (company_id, customer_id, name, customer_number, payment_term_days, version)
select :company, customer_id, 'Customer ' || n, 'B-' || n, 30, 1 from made;

insert into deal (company_id, deal_id, external_number, customer_id, pipeline_code, stage, status, representative_id,
    owner_user_id, product_code, value_minor, currency, opened_on, closed_on, lost_reason, version, pipeline_version,
    event_version, source, probability_percent, expected_close_on, board_rank, last_activity_at)
select :company, deal_id, 'D-B-' || n, customer_id, :pipeline,
       case status when 'OPEN' then (array['LEAD', 'OFFER', 'TALKS'])[1 + n / 4 % 3] else status end, status,
       representative_id, user_id, 'P-' || 1 + n / 4 % 200, value_minor, 'EUR', day - 60,
       case when status <> 'OPEN' then day end, case status when 'LOST' then 'PRICE' end, 3, 1, 3,
       (array['Web', 'Fair', 'Referral', 'Call'])[1 + n / 4 / 7 % 4], 50,
       case status when 'OPEN' then date '2026-11-01' + n % 120 end, 'm' || lpad(to_hex(n * 7919::bigint % 2147483647), 8, '0'),
       day::timestamptz
  from made;

insert into deal_column_change (company_id, pipeline_code, pipeline_version, status, stage, currency,
    probability_percent, deals, value_minor)
select company_id, pipeline_code, pipeline_version, status, stage, currency, probability_percent, count(*),
       sum(value_minor)
  from deal
 where company_id = :company and deal_id in (select deal_id from made)
 group by company_id, pipeline_code, pipeline_version, status, stage, currency, probability_percent;

insert into deal_stage_change (company_id, deal_id, version, from_stage, to_stage, changed_by, changed_at)
select :company, deal_id, step, (array[null, 'LEAD', 'OFFER'])[step],
       case when step < 3 then (array['LEAD', 'OFFER'])[step]
            when status = 'OPEN' then 'TALKS' else status end,
       user_id, (day - 80 + step * 20)::timestamptz
  from made, generate_series(1, 3) step;

insert into deal_credit (company_id, deal_id, representative_id, basis_points)
select :company, deal_id, representative_id, case when n / 4 % 10 = 0 then 6000 else 10000 end from made
union all
select :company, deal_id, other_representative_id, 4000 from made where n / 4 % 10 = 0;

insert into sales_order (company_id, order_id, order_number, deal_id, customer_id, status, order_date,
    payment_term_days, currency, price_mode, tax_method, rounding, net_minor, tax_minor, total_minor, owner_user_id,
    version, event_version, confirmed_at)
select :company, order_id, 'SO-B-' || n, deal_id, customer_id, 'CONFIRMED', day, 30, 'EUR', 'TAX_EXCLUSIVE', 'PER_LINE',
       'HALF_UP', value_minor, 0, value_minor, user_id, 2, 1, day::timestamptz
  from made where status = 'WON';

insert into sales_order_line (company_id, order_id, line_id, line_no, product_code, description, quantity, unit_price,
    discount_percent, tax_code, tax_rate_percent, net_minor, tax_minor)
select :company, order_id, ('01900000-0000-7000-9' || lpad(to_hex(line), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid,
       line, 'P-' || 1 + (n / 4 + line * (17 + n / 800 % 5)) % 200, 'Benchmark', 2, 50, 0, 'S', 0,
       case line when 1 then 5000 else value_minor - 5000 end, 0
  from made, generate_series(1, 2) line where status = 'WON';

select keep_sales(:company, array(select order_id from made where status = 'WON'));

insert into revenue_document (company_id, document_id, kind, document_number, customer_id, order_id, document_date,
    entry_id, net_minor, currency, recorded_at)
select :company, invoice_id, 'INVOICE', 'INV-B-' || n, customer_id, order_id, day, invoice_id, value_minor, 'EUR',
       day::timestamptz
  from made where status = 'WON';

insert into customer_talk (company_id, interaction_id, user_id, channel, occurred_at)
select :company, ('01900000-0000-7000-9' || lpad(to_hex(turn), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid,
       user_id, (array['CALL', 'EMAIL', 'MEETING', 'NOTE', 'CHAT'])[turn],
       day::timestamptz - make_interval(days => turn * 9, hours => n % 24)
  from made, generate_series(1, 5) turn;

drop table made;
