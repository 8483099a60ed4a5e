-- Keeps everybody from posting for a company until the caller's transaction ends. Who posts holds periods, in no order
-- where one transaction posts several documents, and the company's row while it opens a year's; it may come to either
-- with the other one in hand. So nobody may wait here for long with one of them: who holds March and waits for May
-- would keep whoever holds May from March. What is not free soon lets all go that was taken, well before the server
-- takes such waiting for a deadlock (deadlock_timeout), and waits for each of them alone, with empty hands.
create or replace function hold_postings(wanted_company uuid, alone boolean) returns void
language plpgsql as $$
declare
    patience constant text := current_setting('lock_timeout');
    waited_for date;
begin
    for attempt in 1..100 loop
        begin
            -- Whatever ends this block early takes this back, too.
            perform set_config('lock_timeout', '50ms', true);
            perform 1 from accounting_period where company_id = wanted_company order by period_month for update;
            if alone then
                perform 1 from company where company_id = wanted_company for update nowait;
            else
                perform 1 from company where company_id = wanted_company for no key update nowait;
            end if;
            -- Those that were opened meanwhile.
            perform 1 from accounting_period where company_id = wanted_company order by period_month for update nowait;
            perform set_config('lock_timeout', patience, true);
            return;
        exception when lock_not_available then
            null;
        end;
        for waited_for in select period_month from accounting_period where company_id = wanted_company loop
            begin
                perform 1 from accounting_period
                where company_id = wanted_company and period_month = waited_for for update;
                raise exception using errcode = 'TI001', message = 'lets go';
            exception when sqlstate 'TI001' then
                null;
            end;
        end loop;
        begin
            if alone then
                perform 1 from company where company_id = wanted_company for update;
            else
                perform 1 from company where company_id = wanted_company for no key update;
            end if;
            raise exception using errcode = 'TI001', message = 'lets go';
        exception when sqlstate 'TI001' then
            null;
        end;
    end loop;
    raise exception using errcode = 'lock_not_available', message = 'somebody posts all the time';
end $$;
