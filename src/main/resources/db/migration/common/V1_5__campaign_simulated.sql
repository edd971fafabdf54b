-- A campaign launched on the simulated PBX never goes on through a real one, nor the other way
-- round, whichever console shares the database.
alter table campaign add column simulated boolean default false not null;
