-- The sums of the board's columns, kept: to read every deal that there ever was took most of a second at a million.
--
-- A change only adds a row with what came and what went, so that no two of them wait for each other. What a column
-- holds is the sum of its rows; a job puts them together now and then.
create table deal_column_change (
    change_id bigint generated always as identity,
    company_id uuid not null,
    pipeline_code text not null,
    pipeline_version bigint not null,
    status text not null,
    stage text not null,
    currency char(3),
    probability_percent integer,
    deals bigint not null,
    value_minor numeric not null,
    primary key (company_id, change_id)
);

create function deals_entered() returns trigger
    language plpgsql as $$
begin
    insert into deal_column_change (company_id, pipeline_code, pipeline_version, status, stage, currency,
        probability_percent, deals, value_minor)
    select company_id, pipeline_code, pipeline_version, status, stage, currency, probability_percent, count(*),
           coalesce(sum(value_minor), 0)
      from entered
     group by company_id, pipeline_code, pipeline_version, status, stage, currency, probability_percent;
    return null;
end
$$;
create trigger deals_entered after insert on deal
    referencing new table as entered
    for each statement execute function deals_entered();

create function deal_moved() returns trigger
    language plpgsql as $$
begin
    insert into deal_column_change (company_id, pipeline_code, pipeline_version, status, stage, currency,
        probability_percent, deals, value_minor)
    values (old.company_id, old.pipeline_code, old.pipeline_version, old.status, old.stage, old.currency,
            old.probability_percent, -1, -coalesce(old.value_minor, 0));
    if tg_op = 'UPDATE' then
        insert into deal_column_change (company_id, pipeline_code, pipeline_version, status, stage, currency,
            probability_percent, deals, value_minor)
        values (new.company_id, new.pipeline_code, new.pipeline_version, new.status, new.stage, new.currency,
                new.probability_percent, 1, coalesce(new.value_minor, 0));
    end if;
    return null;
end
$$;
create trigger deal_moved after update on deal
    for each row
    when ((old.pipeline_code, old.pipeline_version, old.status, old.stage, old.currency, old.probability_percent,
           old.value_minor)
        is distinct from
          (new.pipeline_code, new.pipeline_version, new.status, new.stage, new.currency, new.probability_percent,
           new.value_minor))
    execute function deal_moved();
create trigger deal_removed after delete on deal
    for each row execute function deal_moved();

-- The triggers above keep everybody from writing deals until this is committed.
insert into deal_column_change (company_id, pipeline_code, pipeline_version, status, stage, currency,
    probability_percent, deals, value_minor)
select company_id, pipeline_code, pipeline_version, status, stage, currency, probability_percent, count(*),
       coalesce(sum(value_minor), 0)
  from deal
 group by company_id, pipeline_code, pipeline_version, status, stage, currency, probability_percent;
