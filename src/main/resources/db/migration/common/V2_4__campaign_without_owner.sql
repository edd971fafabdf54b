-- A campaign belongs to no dispatcher: several may share it. Its lease says only that somebody
-- works on it.
alter table campaign drop column dispatcher;
