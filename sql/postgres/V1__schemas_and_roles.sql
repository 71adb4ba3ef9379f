-- Schemas and roles.
--
-- Whoever runs the migrations owns everything made here, and needs the right to create schemas in this database and, the
-- first time in a cluster, roles. Nobody logs in as one of the two roles below; the administrator makes users that belong
-- to them:
--
--   create role citylake_job login password '...' in role citylake_writer;
--   alter role citylake_job set role = citylake_writer;   -- so that the lake's catalogue belongs to the group, not to one user
--   create role dashboards login password '...' in role citylake_reader;

-- Roles belong to the cluster: another database's migration may have made them, or be making them right now.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['citylake_writer', 'citylake_reader'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
  end loop;
end
$$;

-- The schema live is there already: the migrations' own history lies in it.
create schema if not exists live;
create schema marts;
create schema serving;
create schema iceberg;

comment on schema live is 'The speed layer''s tables';
comment on schema marts is 'Daily marts, as the batch layer published them';
comment on schema serving is 'What dashboards see, and all they see';
comment on schema iceberg is 'The tables of the lake''s catalogue, which the lake makes itself';

grant usage on schema live to citylake_writer;
grant usage, create on schema iceberg to citylake_writer;
grant usage on schema serving to citylake_reader;

-- A reader makes no temporary tables; the writer stages its rows in one.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
  execute format('grant temporary on database %I to citylake_writer', current_database());
end
$$;
