-- Customers by any part of what they are searched by: to read all of a million for a part that few have took seconds.

-- What begins at each character, three characters long, so that a shorter part is the beginning of one. Works in every
-- script, which trigrams of the database's own extension do not.
create function customer_pieces(search_text text) returns tsvector
    language sql immutable strict parallel safe
    cost 10000
    return array_to_tsvector(
        array(select substr(search_text, place, 3) from generate_series(1, length(search_text)) place));

-- A short list of rows that are not sorted in yet: each search reads all of it.
create index customer_pieces_idx on customer using gin (customer_pieces(search_text))
    with (gin_pending_list_limit = 512);
