-- What customers and suppliers say of our dealings, beside our books, as both were when they were compared.
create table statement_comparison (
    company_id              uuid        not null,
    statement_comparison_id uuid        not null,
    party_kind              text        not null
        constraint statement_comparison_party_kind_check check (party_kind in ('CUSTOMER', 'SUPPLIER')),
    party_id                uuid        not null,
    currency                char(3)     not null,
    from_date               date        not null,
    to_date                 date        not null,
    file_name               text        not null,
    file_size               bigint      not null,
    sha256                  text        not null,
    format                  text        not null,
    profile                 text        not null,
    -- their amounts count with the other sign
    reversed                boolean     not null,
    -- their lines come from the opening to the closing balance that they state
    proved                  boolean     not null,
    -- what is owed; by us to a supplier, to us by a customer
    our_opening_minor       bigint      not null,
    our_closing_minor       bigint      not null,
    their_opening_minor     bigint      not null,
    their_closing_minor     bigint      not null,
    line_count              integer     not null,
    date_tolerance_days     integer     not null,
    -- entries of the journal after this one do not count
    through_sequence        bigint      not null,
    known_at                timestamptz not null,
    compared_by             uuid        not null,
    constraint statement_comparison_pkey primary key (company_id, statement_comparison_id),
    constraint statement_comparison_days_check check (from_date <= to_date)
);
create index statement_comparison_party_idx on statement_comparison (company_id, party_id, statement_comparison_id);

create table statement_comparison_line (
    company_id              uuid    not null,
    statement_comparison_id uuid    not null,
    position                integer not null,
    outcome                 text    not null,
    ground                  text    not null,
    their_number            integer,
    their_date              date,
    their_text              text,
    their_minor             bigint,
    our_entry_id            uuid,
    our_date                date,
    our_source              text,
    our_reversed_source     text,
    our_number              text,
    our_invoice_id          uuid,
    our_minor               bigint,
    our_in_period           boolean,
    -- what the line adds to their closing balance less ours
    difference_minor        bigint  not null,
    constraint statement_comparison_line_pkey primary key (company_id, statement_comparison_id, position),
    constraint statement_comparison_line_statement_comparison_id_fkey
        foreign key (company_id, statement_comparison_id) references statement_comparison,
    constraint statement_comparison_line_their_check check (num_nonnulls(their_number, their_date, their_minor) in (0, 3)),
    constraint statement_comparison_line_our_check
        check (num_nonnulls(our_entry_id, our_date, our_source, our_minor, our_in_period) in (0, 5))
);

create table statement_comparison_dispute (
    company_id              uuid        not null,
    statement_comparison_id uuid        not null,
    position                integer     not null,
    dispute_id              uuid        not null,
    opened_by               uuid        not null,
    opened_at               timestamptz not null,
    constraint statement_comparison_dispute_pkey primary key (company_id, statement_comparison_id, position),
    constraint statement_comparison_dispute_position_fkey foreign key (company_id, statement_comparison_id, position)
        references statement_comparison_line
);

-- What was compared never changes; only what a person wrote is forgotten with them.
revoke update, delete, truncate on statement_comparison, statement_comparison_line, statement_comparison_dispute
    from ${appRole};
grant update (file_name) on statement_comparison to ${appRole};
grant update (their_text) on statement_comparison_line to ${appRole};
