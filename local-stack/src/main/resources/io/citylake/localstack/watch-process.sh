# Ends process $1 once the other end of our standard input is closed, that is, once the JVM which started both is gone,
# however it died.
trap '' INT HUP TERM
while read -r _; do :; done

kill -TERM "$1" 2>/dev/null || exit 0
for second in 1 2 3 4 5 6 7 8 9 10; do
  sleep 1
  kill -0 "$1" 2>/dev/null || exit 0
done
kill -KILL "$1"
