#!/usr/bin/env bash
# What the record said before the largest donor's new commitments fell away, and what
# happened then. Needs the three files of the Kiel Institute's tracker in a folder.
#
#   examples/replay/replay.sh FOLDER
set -euo pipefail
data=${1:?the folder with the Kiel files, such as ../shared/data/kiel}
record=$(mktemp -d)
trap 'rm -rf "$record"' EXIT
export FOOTING_STORE=$record/replay.db

footing import kiel "$data/Ukraine_Support_Tracker_R7_2022-10-03.xlsx" --recorded 2022-10-11 --quiet >/dev/null
footing import kiel "$data/main_2023-01-05.csv" --recorded 2023-01-05 --quiet >/dev/null
footing import kiel "$data/main_2023-03-02.csv" --recorded 2023-03-02 --quiet >/dev/null

echo "== As known on 2022-10-11: new commitments by month, and who leads"
footing donors --by month --known 2022-10-11
echo "== As known on 2022-10-11: what is lost without each donor"
footing contingency --valid 2022-10-03 --known 2022-10-11 --quiet
echo "== As known on 2022-10-11: who gives what part of each category"
footing contingency --valid 2022-10-03 --known 2022-10-11 --show dependence --quiet
echo "== As known on 2023-01-05: the two months that followed"
footing donors --by month --known 2023-01-05
footing donors --by month-donor --known 2023-01-05
