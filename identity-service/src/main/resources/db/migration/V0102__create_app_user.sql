-- The people who sign in. The address is unique over all companies, because it is typed in before a company is known.
create table app_user (
    company_id uuid not null references company,
    user_id uuid not null,
    email text not null check (length(email) between 3 and 254),
    display_name text not null check (length(display_name) between 1 and 200),
    password_hash text not null,
    password_changed_at timestamptz not null,
    roles text[] not null check (cardinality(roles) > 0),
    disabled boolean not null,
    version bigint not null check (version > 0),
    created_at timestamptz not null,
    primary key (company_id, user_id),
    unique (user_id)
);

create unique index app_user_email_key on app_user (lower(email));
