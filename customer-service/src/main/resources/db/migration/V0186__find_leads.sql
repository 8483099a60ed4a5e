-- Leads are found too, by those who see them. Those of before are found by their words, e-mail address and number.
alter table search_entry drop constraint search_entry_type_check;
alter table search_entry add constraint search_entry_type_check
    check (type in ('CUSTOMER', 'CONTACT', 'ORDER', 'INVOICE', 'LEAD'));

insert into search_entry (company_id, type, record_id, title, terms)
select l.company_id, 'LEAD', l.lead_id, l.person_name,
       array_to_tsvector(
           array(select distinct word
                   from regexp_split_to_table(
                            lower(concat_ws(' ', l.person_name, l.organisation, l.email)), '[^[:alnum:]]+') word
                  where word <> '')
           || array(select '=' || whole
                      from (select distinct regexp_replace(lower(key), '[^[:alnum:]]', '', 'g') as whole
                              from unnest(array[l.email, l.phone]) key
                             where key is not null) keys
                     where whole <> ''))
  from lead l
on conflict do nothing;
