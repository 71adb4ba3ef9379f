# Stops the PostgreSQL server of data directory $1 once the other end of our standard input is closed,
# that is, once the JVM which started both is gone, however it died.
trap '' INT HUP TERM
while read -r _; do :; done

# The JVM may have died while the server was starting.
pid=
for second in 1 2 3 4 5; do
  pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null)
  [ -n "$pid" ] && break
  sleep 1
done
[ -n "$pid" ] || exit 0

# INT is PostgreSQL's fast shutdown: it does not wait for its clients. QUIT is the immediate one.
kill -INT "$pid"
for second in 1 2 3 4 5 6 7 8 9 10; do
  kill -0 "$pid" 2>/dev/null || exit 0
  sleep 1
done
kill -QUIT "$pid"
