-- A hold ends with its order, all who asked for an order are known, and billing plans go on with prolonged contracts.
alter table credit_hold
    add column asked_by uuid[] not null default '{}',
    drop constraint credit_hold_outcome_check,
    add constraint credit_hold_outcome_check check (outcome in ('RELEASED', 'FITTED', 'CANCELLED'));
update credit_hold set asked_by = array[held_by];
alter table credit_hold alter column asked_by drop default;

-- Holds that were left open beside an order that was cancelled or confirmed. Nobody ended them.
update credit_hold h
   set outcome = case o.status when 'CANCELLED' then 'CANCELLED' else 'FITTED' end,
       ended_by = '00000000-0000-0000-0000-000000000000', ended_at = now()
  from sales_order o
 where o.company_id = h.company_id and o.order_id = h.order_id
   and h.outcome is null and o.status in ('CANCELLED', 'CONFIRMED');

-- The next period, also where it begins after the contract's end: the contract decides when it is billed.
update billing_plan
   set next_on = (first_on + make_interval(months => periods_billed * every_months))::date
 where next_on is null and stopped_at is null
   and (last_on is null or (first_on + make_interval(months => periods_billed * every_months))::date <= last_on);
