-- A topic that was deleted and made anew begins at offset 0 again under the same name: its id tells the ranges apart.
-- Null in rows from before ids were kept.
alter table live.progress_offsets add column topic_id text;
