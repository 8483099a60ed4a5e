-- The words of names, as the service has taken them apart: each beside a nought, so that it is never a whole name.
create table benchmark_word as
select given.number, word,
       regexp_replace(c.folded_name, '0$', '') as folded,
       (select regexp_replace(line, ' 0$', '')
          from regexp_split_to_table(c.search_text, '\n') with ordinality lines (line, place)
         where line ~ ' 0$'
         order by place desc
         limit 1) as searchable,
       coalesce((select regexp_replace(substr(lexeme, 2), '0$', '') from unnest(e.terms) where lexeme = '^' || word || '0'),
                (select regexp_replace(substr(lexeme, 2), '0$', '') from unnest(e.terms) where lexeme like '^%' limit 1))
           as written,
       (select regexp_replace(substr(lexeme, 2), '0$', '') from unnest(e.terms)
         where lexeme like '^%' order by lexeme = '^' || word || '0' limit 1) as spoken,
       ts_delete(e.terms, array(select lexeme from unnest(e.terms) where lexeme like '^%' or lexeme = '0')) as terms
  from (values :words) given (number, word, customer_id, contact_id)
  join customer c on c.company_id = :company and c.customer_id = given.customer_id
  join search_entry e on e.company_id = :company and e.type = 'CONTACT' and e.record_id = given.contact_id;
alter table benchmark_word add primary key (number);

-- A word and its ends, as they are found; of a number's words, what a document is found by.
create function benchmark_ends(word text) returns text[]
    language sql immutable
    return array[word] || array(select '~' || substr(word, place) from generate_series(2, length(word) - 2) place);
create function benchmark_key(variadic words text[]) returns text[]
    language sql immutable
    return array['=' || array_to_string(words, '')]
           || array(select unnest(benchmark_ends(word)) from unnest(words) word);
