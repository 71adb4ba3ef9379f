-- citylake doctor, as the jobs' user, says which migrations have run.
grant select on live.flyway_schema_history to citylake_writer;
