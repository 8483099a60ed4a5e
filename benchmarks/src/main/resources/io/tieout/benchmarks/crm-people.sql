insert into team (company_id, team_id, name, region)
select :company, ('01900000-0000-7000-b000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Team ' || n, 'Region ' || n % 4
  from generate_series(1, 10) n;
insert into team_standing (company_id, team_id, change_no, from_date, region, changed_at)
select company_id, team_id, 1, date '2020-01-01', region, now() from team where name like 'Team %';
insert into representative (company_id, representative_id, name, user_id)
select :company, ('01900000-0000-7000-c000-' || lpad(to_hex(number), 12, '0'))::uuid, 'Representative ' || number, user_id
  from benchmark_person;
insert into team_membership (company_id, representative_id, change_no, from_date, team_id, changed_at)
select :company, ('01900000-0000-7000-c000-' || lpad(to_hex(number), 12, '0'))::uuid, 1, date '2020-01-01',
       ('01900000-0000-7000-b000-' || lpad(to_hex(1 + number % 10), 12, '0'))::uuid, now()
  from benchmark_person;
insert into product (company_id, product_id, product_code, name, series, list_price_minor, currency, tax_code,
    tax_rate_percent)
select :company, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'P-' || n, 'Product ' || n,
       'Series ' || n % 10, 10000, 'EUR', 'S', 0
  from generate_series(1, 200) n;
