-- Users and databases, made once, when the data volume is empty. Passwords come from the environment.

\set ON_ERROR_STOP on
\getenv owner_password POSTGRES_OWNER_PASSWORD
\getenv job_password POSTGRES_JOB_PASSWORD
\getenv reader_password POSTGRES_READER_PASSWORD
\getenv airflow_password POSTGRES_AIRFLOW_PASSWORD

-- The groups that the migrations grant rights to: made here, so that the owner need not be one who makes roles.
create role citylake_writer nologin;
create role citylake_reader nologin;

-- citylake_owner migrates, citylake is the jobs', citylake_bi is the dashboards'.
create role citylake_owner login password :'owner_password';
create role citylake       login password :'job_password'    in role citylake_writer;
create role citylake_bi    login password :'reader_password' in role citylake_reader;
-- What the lake's catalogue makes belongs to the group, not to one user.
alter role citylake set role = citylake_writer;

create role airflow login password :'airflow_password';

create database citylake owner citylake_owner encoding 'UTF8' template template0;
create database airflow  owner airflow        encoding 'UTF8' template template0;

-- Who has no business in a database does not get in.
revoke connect, temporary on database citylake from public;
revoke connect, temporary on database airflow  from public;
grant connect on database citylake to citylake_writer, citylake_reader;
