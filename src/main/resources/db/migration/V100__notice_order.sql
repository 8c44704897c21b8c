-- Notices are read page by page in the order of time, as the pages list them.

create index notice_by_recipient_in_time on notice (recipient, created_at desc, id desc);
