-- SQL that SQLite and PostgreSQL both run. Never change this file once it has shipped: add the next one.

-- Who deletes a version is asked for what leads to it, and who deletes a picture for who else shows it: each of ten
-- thousand versions looked at all others, and all who write had to wait for that.
create index versions_by_parent on versions (conversation, parent) where parent is not null;

create index versions_by_redo on versions (conversation, redo) where redo is not null;

create index versions_by_picture on versions (picture) where picture is not null;

-- How many pictures a conversation has, which is its last, and the newest of all: what is asked of them is in here, as
-- in its row it lies behind the design, which may have megabytes that would be read.
create index versions_pictured on versions (conversation, number, made, picture) where picture is not null;
