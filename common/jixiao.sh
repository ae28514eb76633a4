#!/bin/sh
# jixiao PROGRAM ...: runs one of the four programs. Installed as bin/jixiao, because names like
# rank and score are too common for a PATH.
prefix='@PREFIX@'
version='@VERSION@'

usage() {
    cat <<END
Usage: jixiao PROGRAM [OPTION...] [FILE...]
Scores and ranks the departments of a county from the CSV files they submit.

  ingest    the departments' CSV files to observations
  score     observations to scores
  rank      scores to a ranking
  plots     a ranking to charts and a report

  -h, --help       show this and exit
  -V, --version    show the version and exit

Frameworks that came with it: $prefix/share/jixiao/frameworks

Example:
  F=$prefix/share/jixiao/frameworks/julu-2021
  jixiao ingest -f \$F *.csv | jixiao score -f \$F | jixiao rank | jixiao plots -f \$F -o out

'jixiao PROGRAM --help' says more.
END
}

case "${1-}" in
ingest | score | rank | plots)
    program=$1
    shift
    exec "$prefix/libexec/jixiao/$program" "$@"
    ;;
-h | --help)
    usage
    ;;
-V | --version)
    echo "jixiao $version"
    ;;
'')
    echo "jixiao: which program? ingest, score, rank or plots" >&2
    echo "Try 'jixiao --help' for more information." >&2
    exit 2
    ;;
*)
    echo "jixiao: unknown program or option '$1'; there are ingest, score, rank and plots" >&2
    echo "Try 'jixiao --help' for more information." >&2
    exit 2
    ;;
esac
