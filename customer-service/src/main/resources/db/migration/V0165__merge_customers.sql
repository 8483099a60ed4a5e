-- Two entries turn out to be one customer: one stays, the other points to it and keeps all that was written about it,
-- so that a merge that was wrong can be undone.
alter table customer
    add column merged_into uuid,
    add constraint customer_merged_into_fkey foreign key (company_id, merged_into)
        references customer (company_id, customer_id),
    add constraint customer_merged_into_check check (merged_into <> customer_id);
create index customer_merged_into_idx on customer (company_id, merged_into) where merged_into is not null;

-- The customers and all that are one with them.
create function customer_parties(company uuid, customers uuid[]) returns uuid[]
    language sql stable
    return (
        with recursive member (customer_id) as (
            select unnest(customers)
            union
            select next.customer_id
              from member
             cross join lateral (
                   select m.merged_into as customer_id from customer m
                    where m.company_id = company and m.customer_id = member.customer_id and m.merged_into is not null
                    union all
                   select m.customer_id from customer m
                    where m.company_id = company and m.merged_into = member.customer_id) next)
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
            select m.merged_into, above.height + 1
              from above
              join customer m on m.company_id = company and m.customer_id = above.customer_id
             where m.merged_into is not null and above.height < 100)
        select customer_id from above order by height desc limit 1);

create table customer_merge (
    company_id uuid not null,
    merge_id uuid not null,
    place bigint generated always as identity,
    survivor_id uuid not null,
    merged_id uuid not null,
    reason text not null check (length(reason) between 1 and 500),
    choices jsonb not null,
    merged_by uuid not null,
    merged_at timestamptz not null,
    undo_until timestamptz not null,
    undone_by uuid,
    undone_at timestamptz,
    primary key (company_id, merge_id),
    foreign key (company_id, survivor_id) references customer (company_id, customer_id),
    foreign key (company_id, merged_id) references customer (company_id, customer_id),
    check ((undone_by is null) = (undone_at is null))
);
-- A customer is merged into one other at a time.
create unique index customer_merge_merged_key on customer_merge (company_id, merged_id) where undone_at is null;
create index customer_merge_survivor_idx on customer_merge (company_id, survivor_id, place);
revoke delete on customer_merge from ${appRole};

-- What undoing needs to know. The bank accounts are told by their place among those of the merged customer, which do
-- not change while it is merged, so that no account lies here.
create table customer_merge_trace (
    company_id uuid not null,
    merge_id uuid not null,
    survivor_before jsonb not null,
    survivor_after jsonb not null,
    merged_before jsonb not null,
    accounts_taken integer[] not null,
    subsidiaries uuid[] not null,
    contacts_before uuid[] not null,
    primary key (company_id, merge_id),
    foreign key (company_id, merge_id) references customer_merge (company_id, merge_id)
);
