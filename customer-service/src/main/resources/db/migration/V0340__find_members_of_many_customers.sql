-- Each of the customers beside itself and all that are one with it. Few were ever merged: for the others, nothing is
-- sought but whether they were.
create function customer_members(company uuid, customers uuid[])
    returns table (customer_id uuid, member_id uuid)
    language plpgsql stable rows 100 as $$
declare
    merged uuid[] := array(
        select m.customer_id from customer m
         where m.company_id = company and m.customer_id = any(customers) and m.merged_into is not null
        union
        select m.merged_into from customer m
         where m.company_id = company and m.merged_into = any(customers));
begin
    return query
        select asked, asked from unnest(customers) as asked where asked <> all(merged)
        union all
        select asked, unnest(customer_party(company, asked)) from unnest(customers) as asked where asked = any(merged);
end
$$;
