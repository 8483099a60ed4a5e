-- The company as identity-service tells of it: its name stands on what customers are sent, its zone says when a day ends.
create table company_view (
    company_id    uuid    not null,
    name          text    not null,
    base_currency char(3) not null,
    time_zone     text    not null,
    locale        text    not null,
    version       bigint  not null,
    constraint company_view_pkey primary key (company_id)
);
