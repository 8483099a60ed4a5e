-- A customer that turned out to be another one is merged into it: its documents stay as they are, and whoever asks for
-- one of the two is answered for both.
create table merged_customer (
    company_id uuid not null,
    customer_id uuid not null,
    survivor_id uuid not null,
    primary key (company_id, customer_id),
    check (customer_id <> survivor_id)
);
create index merged_customer_survivor_idx on merged_customer (company_id, survivor_id);

-- The customers and all that are one with them. Merges make a tree; should news of them arrive in another order than
-- they happened and look like a circle for a moment, the union ends it.
create function customer_parties(company uuid, customers uuid[]) returns uuid[]
    language sql stable
    return (
        with recursive member (customer_id) as (
            select unnest(customers)
            union
            select next.customer_id
              from member
             cross join lateral (
                   select m.survivor_id as customer_id from merged_customer m
                    where m.company_id = company and m.customer_id = member.customer_id
                    union all
                   select m.customer_id from merged_customer m
                    where m.company_id = company and m.survivor_id = member.customer_id) next)
        select array_agg(customer_id) from member);

create function customer_party(company uuid, customer uuid) returns uuid[]
    language sql stable
    return customer_parties(company, array[customer]);

-- The one that all of them were merged into.
create function customer_survivor(company uuid, customer uuid) returns uuid
    language sql stable
    return (
        with recursive above (customer_id, height) as (
            select customer, 0
            union all
            select m.survivor_id, above.height + 1
              from above
              join merged_customer m on m.company_id = company and m.customer_id = above.customer_id
             where above.height < 100)
        select customer_id from above order by height desc limit 1);
