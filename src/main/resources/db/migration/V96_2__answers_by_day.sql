-- The committee's pace is counted over its last weeks; answers come in the order of time, so that a summary of
-- each stretch of the table is enough and costs next to nothing when one is written.

create index ballot_by_time on ballot using brin (cast_at);
create index vote_by_time on vote using brin (cast_at);
