-- People change their mail address and their work: a person and each role of theirs have a version to base a change on.
alter table contact
    add column language text,
    add column version bigint not null default 1;
alter table contact_role
    add column version bigint not null default 1;

create index contact_role_contact_idx on contact_role (company_id, contact_id);
