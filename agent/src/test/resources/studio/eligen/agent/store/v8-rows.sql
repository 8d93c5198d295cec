insert into conversations (id, owner, begun, changed, turns, current_version) values ('0b9d1c5e-8d4b-4a63-9f0e-5d1f3c8a7e21', 'local', 1767225600000, 1767225660000, 3, 1);
insert into pictures (sha256, byte_count, kept) values ('77af778b51abd4a3c51c5ddd97204a9c3ae614ebccb75a606c3b6865aed6744e', 3, 1767225601000);
insert into versions (conversation, number, parent, redo, words, design, made, picture) values ('0b9d1c5e-8d4b-4a63-9f0e-5d1f3c8a7e21', 0, null, null, '', '{"canvas":{"width":64,"height":64},"scene":"","style":"","negative":"","seed":0,"entities":[]}', 1767225600000, null);
insert into versions (conversation, number, parent, redo, words, design, made, picture) values ('0b9d1c5e-8d4b-4a63-9f0e-5d1f3c8a7e21', 1, 0, null, 'a cat on a beach', '{"canvas":{"width":64,"height":64},"scene":"on a beach","style":"","negative":"","seed":0,"entities":[{"id":"cat","prompt":"cat","region":{"box":[0.25,0.25,0.75,0.75]}}]}', 1767225600000, '77af778b51abd4a3c51c5ddd97204a9c3ae614ebccb75a606c3b6865aed6744e');
insert into versions (conversation, number, parent, redo, words, design, made, picture) values ('0b9d1c5e-8d4b-4a63-9f0e-5d1f3c8a7e21', 2, 1, null, 'add a dog', '{"canvas":{"width":64,"height":64},"scene":"on a beach","style":"","negative":"","seed":0,"entities":[{"id":"cat","prompt":"cat","region":{"box":[0.25,0.25,0.75,0.75]}},{"id":"dog","prompt":"dog","region":{"ellipse":[0,0,0.5,0.5]}}]}', 1767225630000, null);
update versions set redo = 1 where number = 0;
update versions set redo = 2 where number = 1;
insert into turns (conversation, number, said, reply, focus, current_version, answered) values ('0b9d1c5e-8d4b-4a63-9f0e-5d1f3c8a7e21', 0, 'a cat on a beach', 'Here is a cat on a beach.', 'cat', 1, 1767225600000);
insert into turns (conversation, number, said, reply, focus, current_version, answered) values ('0b9d1c5e-8d4b-4a63-9f0e-5d1f3c8a7e21', 1, 'add a dog', 'I added a dog.', 'dog', 2, 1767225630000);
insert into turns (conversation, number, said, reply, focus, current_version, answered) values ('0b9d1c5e-8d4b-4a63-9f0e-5d1f3c8a7e21', 2, 'undo', 'Undone.', 'cat', 1, 1767225660000);
insert into settings (name, value) values ('model', 'eligen-tiny');
update versions set scorecard = '{"note":"","checks":[{"id":"cat","found":true}]}' where number = 1;
insert into conversations (id, owner, begun, changed, turns, current_version) values ('5f7c0f3e-6f0a-4c0e-8a53-2f1b7a9d4c11', 'a-browser', 1767225700000, 1767225700000, 0, 0);
insert into versions (conversation, number, parent, redo, words, design, made, picture) values ('5f7c0f3e-6f0a-4c0e-8a53-2f1b7a9d4c11', 0, null, null, '', '{"canvas":{"width":64,"height":64},"scene":"","style":"","negative":"","seed":0,"entities":[]}', 1767225700000, null);
insert into browsers (sha256, owner, pass, seen) values ('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'local', null, 1767225700000);
update conversations set name = 'Postcard', pinned = 1 where turns = 3;
insert into shown (conversation, version, words) values ('0b9d1c5e-8d4b-4a63-9f0e-5d1f3c8a7e21', 0, '');
insert into shown (conversation, version, words) values ('0b9d1c5e-8d4b-4a63-9f0e-5d1f3c8a7e21', 1, 'on a beach
cat');
