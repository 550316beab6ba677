#!/usr/bin/env bash
# Runs the benchmarks and prints one table: what was measured, how long it took,
# and its ratios against a peer in the same run. The table is also written to
# docs/benchmarks.md, with the machine and the day.
set -euo pipefail
cd "$(dirname "$0")/.."

export FOOTING_BENCH_SIZE=${FOOTING_BENCH_SIZE:-theatre} FOOTING_BENCH_GRID=${FOOTING_BENCH_GRID:-weekly}
raw=$(mktemp)
trap 'rm -f "$raw"' EXIT
for package in ./internal/store/sqlite ./internal/intake/kiel ./internal/highs ./internal/plan ./internal/plan/check ./internal/survival ./internal/delay ./internal/contingency ./internal/simulate ./internal/exercise; do
	echo "measuring $package …" >&2
	go test "$package" -run '^$' -bench . -benchtime 1x -timeout 60m | tee -a "$raw" >&2
done

{
	echo "# Benchmarks"
	echo
	echo "The last table that \`make bench\` made, on $(date -u +%Y-%m-%d). Ratios are against a peer in the same run: a bare scan of the"
	echo "same rows, excelize reading the same sheets, the same linear programme given whole to the same solver."
	echo
	echo "Machine: $(nproc) cores of $(awk -F': ' '/model name/ {print $2; exit}' /proc/cpuinfo), $(awk '/MemTotal/ {printf "%.0f GiB", $2/1048576}' /proc/meminfo), $(go version | cut -d' ' -f3)."
	echo
	echo "| package | benchmark | time | measured |"
	echo "|---|---|---|---|"
	awk '
		/^pkg: / { split($2, path, "internal/"); package = path[2] }
		/^Benchmark/ {
			name = $1; sub(/^Benchmark/, "", name); sub(/-[0-9]+$/, "", name)
			time = ""; rest = ""
			for (i = 3; i < NF; i += 2) {
				if ($(i+1) == "ns/op") time = human($i)
				else rest = rest (rest == "" ? "" : ", ") short($i) " " $(i+1)
			}
			printf "| %s | %s | %s | %s |\n", package, name, time, rest
		}
		function short(x) { return x == int(x) ? sprintf("%d", x) : sprintf("%.4g", x) }
		function human(ns) {
			if (ns >= 1e9) return sprintf("%.2f s", ns / 1e9)
			if (ns >= 1e6) return sprintf("%.2f ms", ns / 1e6)
			if (ns >= 1e3) return sprintf("%.1f µs", ns / 1e3)
			return sprintf("%d ns", ns)
		}' "$raw"
} | tee docs/benchmarks.md
