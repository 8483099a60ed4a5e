-- A customer's number says everything about it. The days go up with the numbers, as they do where people work.
create temporary table made as
select n, ('01900000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid as customer_id,
       ('01900000-0000-7000-d000-' || lpad(to_hex(n), 12, '0'))::uuid as deal_id,
       ('01900000-0000-7000-e000-' || lpad(to_hex(n), 12, '0'))::uuid as order_id,
       ('01900000-0000-7000-f000-' || lpad(to_hex(n), 12, '0'))::uuid as invoice_id,
       one.word || ' ' || two.word || ' ' || three.word || ' ' || n as name,
       one.folded || two.folded || three.folded || n as folded,
       one.searchable || ' ' || two.searchable || ' ' || three.searchable || ' ' || n as searchable,
       array['^' || one.written || two.written || three.written || n, '^' || one.spoken || two.spoken || three.spoken || n]
           as wholes,
       one.terms || two.terms || three.terms as terms,
       lpad((n * 7919::bigint % 100000000)::text, 8, '0') as phone,
       date '2026-10-31' - (700 - (n - :begin) * 700::bigint / (:end - :begin + 1))::integer as day,
       person.user_id
  from generate_series(:first, :last) n
  join benchmark_word one on one.number = n % :third
  join benchmark_word two on two.number = :third + n / :third % :third
  join benchmark_word three on three.number = 2 * :third + n / :third / :third % :third
  join benchmark_person person on person.number = 1 + n % 100
 order by n;

insert into customer (company_id, customer_id, customer_number, external_number, name, country, currency, language,
    payment_term_days, status, contact_points, folded_name, search_text, registered_at, version, roles, owner_id)
select :company, customer_id, 'B-' || n, 'X-' || n, name, 'ID', 'EUR', 'id', 30,
       case when n % 19 = 0 then 'INACTIVE' else 'ACTIVE' end,
       jsonb_build_array(jsonb_build_object('type', 'PHONE', 'value', '+62 21 ' || phone, 'primary', true)),
       folded,
       concat_ws(E'\n', name, 'B-' || n, 'X-' || n, '+62 21 ' || phone,
                 case when searchable <> name then searchable end, 'b ' || n, 'x ' || n, '62 21 ' || phone),
       day::timestamptz, 1, case when n % 50 = 7 then array['CUSTOMER', 'SUPPLIER'] else array['CUSTOMER'] end,
       case when n % 3 = 0 then user_id end
  from made;

insert into custom_field_value (company_id, field_id, record_id, value)
select :company, :segmentField, customer_id, 'S' || n % :segments from made
union all
select :company, :codeField, customer_id, 'E' || n from made;

insert into search_entry (company_id, type, record_id, customer_id, title, number, terms)
select :company, 'CUSTOMER', customer_id, null, name, 'B-' || n,
       terms || array_to_tsvector(
           wholes || benchmark_ends(n::text) || benchmark_key('b', n::text) || benchmark_key('x', n::text)
           || array(select '#' || substr('6221' || phone, place) from generate_series(1, 10) place))
  from made
union all
select :company, 'ORDER', order_id, customer_id, 'SO-B-' || n, 'SO-B-' || n,
       array_to_tsvector(benchmark_key('so', 'b', n::text))
  from made where n % 4 in (0, 3)
union all
select :company, 'INVOICE', invoice_id, customer_id, 'INV-B-' || n, 'INV-B-' || n,
       array_to_tsvector(benchmark_key('inv', 'b', n::text) || benchmark_key('rf' || n))
  from made where n % 4 in (0, 3);

insert into customer_activity (company_id, customer_id, position, reviewed_position, next_review_on)
select :company, customer_id, 0, 0, date '2099-01-01' from made;

insert into credit_decision (company_id, customer_id, version, rating, score, score_card_version, policy_version,
    inputs, factors, adjustment_points, limits, payment_term_days, hold, hold_reason, decided_at)
select :company, made.customer_id, 1, d.rating, d.score, d.score_card_version, d.policy_version, d.inputs, d.factors,
       d.adjustment_points, d.limits, d.payment_term_days, d.hold, d.hold_reason, d.decided_at
  from made, (select * from credit_decision order by version limit 1) d;

insert into interaction (company_id, interaction_id, customer_id, channel, direction, occurred_at, subject, body,
    recorded_by)
select :company, ('01900000-0000-7000-9' || lpad(to_hex(turn), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid,
       customer_id, (array['CALL', 'EMAIL', 'MEETING', 'NOTE', 'CHAT'])[turn], 'OUTBOUND',
       day::timestamptz - make_interval(days => turn * 9, hours => n % 24),
       'Talk number ' || turn, 'What was said is written down here in a sentence or two.', user_id
  from made, generate_series(1, 5) turn;

insert into deal_view (company_id, deal_id, customer_id, pipeline, stage, status, currency, value_minor, opened_at,
    closed_on, lost_reason)
select :company, deal_id, customer_id, :pipeline, (array['WON', 'LOST', 'OFFER', 'WON'])[1 + n % 4],
       (array['WON', 'LOST', 'OPEN', 'WON'])[1 + n % 4], 'EUR', 10000 + n % 100000, (day - 60)::timestamptz,
       case when n % 4 <> 2 then day end, case when n % 4 = 1 then 'PRICE' end
  from made;

insert into order_view (company_id, order_id, customer_id, order_number, order_date, currency, total_minor)
select :company, order_id, customer_id, 'SO-B-' || n, day, 'EUR', 10000 + n % 100000 from made where n % 4 in (0, 3);

insert into invoice_view (company_id, invoice_id, customer_id, invoice_number, order_id, invoice_date, due_date,
    currency, total_minor, open_minor, disputed, status, version)
select :company, invoice_id, customer_id, 'INV-B-' || n, order_id, day, day + 30, 'EUR', 10000 + n % 100000,
       case when n % 8 = 0 then 10000 + n % 100000 else 0 end, false, 'ISSUED', 1
  from made where n % 4 in (0, 3);

insert into receivable_item (company_id, customer_id, kind, item_id, currency, due_date, open_minor)
select :company, customer_id, 'INVOICE', invoice_id, 'EUR', day + 30,
       case when n % 8 = 0 then 10000 + n % 100000 else 0 end
  from made where n % 4 in (0, 3);

drop table made;
