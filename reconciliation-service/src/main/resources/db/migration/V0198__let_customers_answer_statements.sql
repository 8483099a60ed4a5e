-- Links by which a customer answers one statement without signing in. Only the hash of a link's token is kept: whoever
-- reads this table can open no statement with it.
create table confirmation_link (
    company_id   uuid        not null,
    link_id      uuid        not null,
    statement_id uuid        not null,
    token_hash   bytea       not null check (octet_length(token_hash) = 32),
    created_at   timestamptz not null,
    created_by   uuid        not null,
    expires_at   timestamptz not null,
    reminders    int         not null default 0,
    closed_at    timestamptz,
    constraint confirmation_link_pkey primary key (company_id, link_id),
    constraint confirmation_link_token_hash_key unique (token_hash),
    constraint confirmation_link_statement_id_fkey foreign key (company_id, statement_id) references account_statement,
    constraint confirmation_link_expires_at_check check (expires_at > created_at)
);
-- A statement has one link that works.
create unique index confirmation_link_open_key on confirmation_link (company_id, statement_id) where closed_at is null;
create index confirmation_link_waiting_idx on confirmation_link (created_at) where closed_at is null;
revoke update, delete, truncate on confirmation_link from ${appRole};
grant update (reminders, closed_at) on confirmation_link to ${appRole};

create table confirmation_answer (
    company_id   uuid        not null,
    statement_id uuid        not null,
    -- none: the customer was silent
    link_id      uuid,
    outcome      text        not null
        check (outcome in ('CONFIRMED', 'PART_CONFIRMED', 'DISPUTED', 'DEEMED_CONFIRMED')),
    reason       text check (char_length(reason) <= 2000),
    answered_at  timestamptz not null,
    constraint confirmation_answer_pkey primary key (company_id, statement_id),
    constraint confirmation_answer_statement_id_fkey foreign key (company_id, statement_id) references account_statement,
    constraint confirmation_answer_link_id_check check ((link_id is null) = (outcome = 'DEEMED_CONFIRMED'))
);
revoke update, delete, truncate on confirmation_answer from ${appRole};
-- What the customer wrote is erased with the customer.
grant update (reason) on confirmation_answer to ${appRole};

create table confirmation_answer_line (
    company_id   uuid    not null,
    statement_id uuid    not null,
    line_number  int     not null,
    item_id      uuid,
    amount_minor bigint  not null,
    currency     char(3) not null,
    -- what was opened for it, or the code with which that was refused
    dispute_id   uuid,
    refusal      text,
    constraint confirmation_answer_line_pkey primary key (company_id, statement_id, line_number),
    constraint confirmation_answer_line_statement_id_fkey
        foreign key (company_id, statement_id) references confirmation_answer
);
create index confirmation_answer_line_waiting_idx on confirmation_answer_line (company_id, statement_id, line_number)
    where dispute_id is null and refusal is null and item_id is not null;
revoke update, delete, truncate on confirmation_answer_line from ${appRole};
grant update (dispute_id, refusal) on confirmation_answer_line to ${appRole};

create table confirmation_file (
    company_id   uuid  not null,
    statement_id uuid  not null,
    media_type   text  not null,
    sha256       bytea not null,
    content      bytea not null check (octet_length(content) <= 5242880),
    constraint confirmation_file_pkey primary key (company_id, statement_id),
    constraint confirmation_file_statement_id_fkey foreign key (company_id, statement_id) references confirmation_answer
);
revoke update, truncate on confirmation_file from ${appRole};

-- How a company treats silence. Without a row: two reminders two weeks apart, and silence means nothing.
create table confirmation_policy (
    company_id        uuid   not null,
    link_days         int    not null check (link_days between 1 and 365),
    reminder_days     int    not null check (reminder_days between 1 and 180),
    max_reminders     int    not null check (max_reminders between 0 and 10),
    deemed_after_days int check (deemed_after_days between 1 and 365),
    version           bigint not null,
    constraint confirmation_policy_pkey primary key (company_id),
    -- Nobody consents by silence who was never reminded.
    constraint confirmation_policy_deemed_check
        check (deemed_after_days is null or max_reminders > 0 and deemed_after_days > reminder_days)
);
revoke delete, truncate on confirmation_policy from ${appRole};
