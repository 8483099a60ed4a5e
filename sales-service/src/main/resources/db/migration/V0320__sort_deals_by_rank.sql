-- The list of deals by their rank on the board, when no column is chosen, must not sort all deals of the company.
create index deal_rank_idx on deal (company_id, board_rank, deal_id);
