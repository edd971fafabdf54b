-- What a sweep found is only a hint. Its keys locked each file that it speaks of, and so waited for
-- imports under way, and they for it.
alter table suspected_pair drop constraint suspected_pair_first_fk;
alter table suspected_pair drop constraint suspected_pair_second_fk;
