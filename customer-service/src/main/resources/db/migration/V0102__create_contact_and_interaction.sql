-- People at a customer, with a role in each company they work for, and what was said with them.
create table contact (
    company_id uuid not null,
    contact_id uuid not null,
    name text not null check (length(name) between 1 and 200),
    email text,
    phone text,
    primary key (company_id, contact_id)
);

create table contact_role (
    company_id uuid not null,
    customer_id uuid not null,
    contact_id uuid not null,
    role text not null,
    is_primary boolean not null,
    primary key (company_id, customer_id, contact_id),
    foreign key (company_id, customer_id) references customer (company_id, customer_id),
    foreign key (company_id, contact_id) references contact (company_id, contact_id)
);
create unique index contact_role_primary_key on contact_role (company_id, customer_id) where is_primary;

create table interaction (
    company_id uuid not null,
    interaction_id uuid not null,
    customer_id uuid not null,
    channel text not null check (channel in ('CALL', 'SMS', 'EMAIL', 'LETTER', 'MEETING', 'CHAT', 'SOCIAL', 'NOTE')),
    direction text not null check (direction in ('INBOUND', 'OUTBOUND', 'INTERNAL')),
    occurred_at timestamptz not null,
    subject text not null,
    body text,
    recorded_by uuid not null,
    recorded_at timestamptz not null default now(),
    primary key (company_id, interaction_id),
    foreign key (company_id, customer_id) references customer (company_id, customer_id)
);
create index interaction_timeline_idx on interaction (company_id, customer_id, occurred_at desc, interaction_id desc);
