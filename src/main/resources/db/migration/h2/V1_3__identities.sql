-- H2 commits, thus writes to the disk, each time it has handed out a sequence's reserve of 32; an
-- import asks for hundreds of thousands. A killed process leaves a gap in the ids, nothing else.
alter table street alter column id set cache 1000;
alter table residence alter column id set cache 10000;
alter table resident_file alter column id set cache 10000;
alter table contact_point alter column id set cache 10000;
alter table consent alter column id set cache 10000;
alter table audit_entry alter column id set cache 1000;
