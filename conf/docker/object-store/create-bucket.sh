#!/bin/sh
# Creates the lake's bucket if it is not there yet.

set -eu

bucket=citylake

weed_shell() {
  echo "$1" | weed shell -master=object-store:9333 -filer=object-store:8888
}

has_bucket() {
  weed_shell s3.bucket.list | grep -qw "$bucket"
}

# The shell ends with 0 whatever its commands did: what counts is what is there afterwards.
has_bucket || weed_shell "s3.bucket.create -name $bucket"
has_bucket
