-- What is sold, by whom, and along which stages.
create table product (
    company_id uuid not null,
    product_id uuid not null,
    product_code text not null check (length(product_code) between 1 and 60),
    name text not null,
    series text,
    list_price_minor bigint not null check (list_price_minor >= 0),
    currency char(3) not null,
    tax_code text not null,
    tax_rate_percent numeric(7, 4) not null check (tax_rate_percent between 0 and 100),
    primary key (company_id, product_id),
    unique (company_id, product_code)
);

create table pipeline (
    company_id uuid not null,
    pipeline_code text not null check (length(pipeline_code) between 1 and 60),
    name text not null,
    stages text[] not null check (cardinality(stages) between 1 and 30),
    primary key (company_id, pipeline_code)
);

create table team (
    company_id uuid not null,
    team_id uuid not null,
    name text not null,
    region text,
    manager_user_id uuid,
    primary key (company_id, team_id),
    unique (company_id, name)
);

create table representative (
    company_id uuid not null,
    representative_id uuid not null,
    name text not null,
    team_id uuid,
    user_id uuid,
    primary key (company_id, representative_id),
    unique (company_id, name),
    foreign key (company_id, team_id) references team (company_id, team_id)
);
create unique index representative_user_id_key on representative (company_id, user_id) where user_id is not null;
