-- What was promised to a customer for a day, and by whom.
create table follow_up (
    company_id uuid not null,
    follow_up_id uuid not null,
    customer_id uuid not null,
    title text not null check (length(title) between 1 and 200),
    due_on date not null,
    assignee_user_id uuid not null,
    created_by uuid not null,
    created_at timestamptz not null,
    done_by uuid,
    done_at timestamptz,
    version bigint not null,
    primary key (company_id, follow_up_id),
    foreign key (company_id, customer_id) references customer (company_id, customer_id),
    check ((done_by is null) = (done_at is null))
);
create index follow_up_assignee_idx on follow_up (company_id, assignee_user_id, due_on, follow_up_id) where done_at is null;
create index follow_up_due_idx on follow_up (company_id, due_on, follow_up_id);
create index follow_up_customer_idx on follow_up (company_id, customer_id, due_on, follow_up_id);
