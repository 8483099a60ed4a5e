-- Keeps everybody from posting for a company until the caller's transaction ends. Who posts holds periods, and the
-- company's row while it opens a year's; it may come to either with the other one in hand. So nobody can wait here
-- with one of them: what is not free at once lets all go that was taken, and waits for it with empty hands.
create function hold_postings(wanted_company uuid, alone boolean) returns void
language plpgsql as $$
begin
    for attempt in 1..100 loop
        begin
            perform 1 from accounting_period where company_id = wanted_company order by period_month for update;
            if alone then
                perform 1 from company where company_id = wanted_company for update nowait;
            else
                perform 1 from company where company_id = wanted_company for no key update nowait;
            end if;
            -- Those that were opened meanwhile.
            perform 1 from accounting_period where company_id = wanted_company order by period_month for update nowait;
            return;
        exception when lock_not_available then
            -- The end of the block has let go of what it took.
            null;
        end;
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

revoke execute on function hold_postings(uuid, boolean) from public;
grant execute on function hold_postings(uuid, boolean) to ${appRole};
