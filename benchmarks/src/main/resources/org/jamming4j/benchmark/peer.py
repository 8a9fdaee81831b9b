"""Runs the peer's script in this process and prints one reading as a line of JSON.

Arguments: the script; "steps" or "race"; how many steps, 0 for as many as take about the seconds;
the seconds; then the script's own arguments but --steps. A measurement of steps is preceded by
shorter ones, so that what happens once is over before it starts.
"""
import contextlib, io, json, math, os, re, runpy, sys


def run(script, arguments, steps):
    sys.argv = [script] + arguments + ["--steps", str(steps)]
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            runpy.run_path(script, run_name="__main__")
    except SystemExit as end:
        if end.code not in (None, 0):
            raise
    rows = [json.loads(line) for line in out.getvalue().splitlines() if line.startswith("{")]
    if not rows:
        sys.exit("The script printed no line of JSON.")
    return rows[0]


def peak_bytes():
    try:
        with open("/proc/self/status") as status:
            return int(re.search(r"VmHWM:\s*(\d+) kB", status.read()).group(1)) * 1024
    except (OSError, AttributeError):
        return None


def measure_steps(script, arguments, steps, seconds):
    timed = steps or 4
    row = run(script, arguments, timed)
    while not steps and row["wall_s"] < seconds / 2:
        timed *= 2
        row = run(script, arguments, timed)
    if not steps:
        timed = max(8, math.ceil(seconds / row["wall_s"] * timed))
    row = run(script, arguments, timed)
    # it takes one step more than it is asked for
    milliseconds = row["wall_s"] * 1e3 / (row["steps"] + 1)
    if not milliseconds > 0:
        sys.exit(f"{timed} steps are too few to time; raise --steps.")
    return dict(millisecondsPerStep=milliseconds, steps=row["steps"] + 1, peakBytes=peak_bytes())


def race(script, arguments, steps):
    row = run(script, arguments, steps)
    return {key: row[key] for key in ("steps", "separated_at", "solved_at", "wall_s")}


def main():
    script, what, steps, seconds = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    arguments = sys.argv[5:]
    sys.path[0] = os.path.dirname(os.path.abspath(script))
    if what == "steps":
        reading = measure_steps(script, arguments, steps, seconds)
    else:
        reading = race(script, arguments, steps)
    print(json.dumps(reading), flush=True)


main()
