#!/bin/sh
# Creates the topics that are not there yet: canonical JSON's, and those of the described foreign formats.

set -eu

# One JVM for each topic, four at a time.
xargs -P 4 -I TOPIC \
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server "$BOOTSTRAP_SERVERS" --create --if-not-exists --partitions 4 --topic TOPIC \
  </etc/citylake/topics
