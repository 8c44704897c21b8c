-- The counts by stage read one index each, whatever else is asked: the rows of a stage that also
-- have the status, city or field, or that are due until a day.
create index board_line_status_stage on board_line (status, stage, changed_at, proposal_id);
create index board_line_city_stage on board_line (city, stage, changed_at, proposal_id);
create index board_line_field_stage on board_line (field, stage, changed_at, proposal_id);
create index board_line_stage_due on board_line (stage, due, proposal_id) where due is not null;

-- Kinds go with the years, so that the last changed rows of a field may hold none of a kind.
create index board_line_kind on board_line (kind, changed_at, proposal_id);
create index board_line_field_kind on board_line (field, kind, changed_at, proposal_id);
