-- Something for the test kit's own tests to write.
create table note (
    company_id uuid not null,
    note_id uuid not null,
    text text not null,
    version bigint not null,
    constraint note_pkey primary key (company_id, note_id),
    constraint note_company_id_text_key unique (company_id, text),
    constraint note_text_check check (text <> 'forbidden')
);
