alter table conversations add column starred integer not null default 0;
drop table turns;
create table turns (this is no sql);
