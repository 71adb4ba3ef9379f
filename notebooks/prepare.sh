#!/bin/sh
# Gives the notebooks a lake to look at: 15 January 2026 of a simulated city, of which the hour from 08:00 to 09:00 UTC
# comes only when the day was published. Arguments go to "citylake up", for example --postgres-port 25432.
#
#   CITYLAKE    the command to run, ../citylake unless set
#   SENSORS     how many, 60 unless set: fewer are quicker
#   MARTS       only these, with commas: fewer are quicker

set -eu

citylake=${CITYLAKE:-$(dirname "$0")/../citylake}
day=2026-01-15

simulate() {
  "$citylake" simulate --sensors "${SENSORS:-60}" --rate max --from "$1" --until "$2"
}

compute_marts() {
  "$citylake" batch daily-marts --date $day --run-id "$1" ${MARTS:+--mart "$MARTS"}
}

"$citylake" up "$@"

# The day, and what of the next one it takes for the watermark to pass midnight.
simulate ${day}T00:00:00Z ${day}T08:00:00Z
simulate ${day}T09:00:00Z 2026-01-16T00:30:00Z
"$citylake" stream --catch-up
compute_marts first

# The hour that was missing.
simulate ${day}T08:00:00Z ${day}T09:00:00Z
"$citylake" stream --catch-up
compute_marts with_the_late_hour

"$citylake" batch compare-layers --date $day
"$citylake" batch compare-snapshots daily_energy --date $day --rows 5
