-- What was entered before there was a search is found by its words and whole numbers, and more finely once it changes.
insert into search_entry (company_id, type, record_id, title, number, terms)
select c.company_id, 'CUSTOMER', c.customer_id, c.name, c.customer_number,
       array_to_tsvector(
           array(select distinct word from regexp_split_to_table(lower(c.search_text), '[^[:alnum:]]+') word
                  where word <> '')
           || array(select distinct '=' || whole
                      from regexp_split_to_table(c.search_text, '\n') line
                      cross join regexp_replace(lower(line), '[^[:alnum:]]', '', 'g') whole
                     where whole <> ''))
  from customer c
on conflict do nothing;

insert into search_entry (company_id, type, record_id, title, terms)
select c.company_id, 'CONTACT', c.contact_id, c.name,
       array_to_tsvector(
           array(select distinct word
                   from regexp_split_to_table(lower(concat_ws(' ', c.name, c.email)), '[^[:alnum:]]+') word
                  where word <> ''))
  from contact c
on conflict do nothing;
