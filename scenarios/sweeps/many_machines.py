#!/usr/bin/env python3
"""Shares a sweep or a grading out to the machines of a Ray cluster, and merges what comes back.

usage: many_machines.py --shards 64 --parts FOLDER -o all.csv [--parquet all.parquet] -- \\
           wick sweep brink --seeds 1..1000000 --vary depth=0.5..2:0.5
       many_machines.py --shards 64 --parts FOLDER -- wick class grade hand-ins --course course

Behind -- stands the line as one machine would be given it. Every part is made by that line with
--shard K/N behind it, on whichever machine is free; it comes back to this one and into FOLDER. What
died with its machine is made anew by another. Parts that lie in FOLDER already are not made again: a
run that was broken off goes on with the same line. At the end the parts are merged, and what is wrong
with one is said by wick itself.

The program has to be on every machine. A grading needs a copy of the course and of the hand-ins at the
same paths there; its parts hold labels, tokens and what was typed, and are this user's alone to read.

Beside it: requirements.txt, and many_machines.sbatch for Slurm.
"""
import argparse
import os
import subprocess
import sys
import tempfile
import time

import ray


class Died(Exception):
    """The program was ended from outside, as where memory ran out: another try may end well."""


class Refused(Exception):
    """The program said no, and would say so again."""


@ray.remote
def part(command, shard, folder, cores):
    """Makes one part where this runs; its bytes, and the machine they are from."""
    with tempfile.TemporaryDirectory() as scratch:
        out = os.path.join(scratch, "part")
        line = command + ["--shard", shard, "--out", out, "--workers", str(cores)]
        made = subprocess.run(
            line,
            cwd=folder if os.path.isdir(folder) else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
        )
        if made.returncode < 0:
            raise Died(f"part {shard} was ended by signal {-made.returncode}")
        if made.returncode > 0:
            raise Refused(made.stderr.strip() or f"part {shard} ended with {made.returncode}")
        with open(out, "rb") as file:
            return file.read(), ray.get_runtime_context().get_node_id()


def path_of(parts, number):
    return os.path.join(parts, f"part-{number}")


def keep(path, data):
    """A file that is whole or not there, and this user's alone."""
    new = f"{path}.{os.getpid()}.new"
    with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(new, path)


def share_out(command, shards, parts, cores=1, retries=5, told=lambda done, machines: None):
    """Makes every part that is not there yet. `told` is called with how many are, and from where."""
    os.makedirs(parts, exist_ok=True)
    missing = [k for k in range(1, shards + 1) if not os.path.exists(path_of(parts, k))]
    task = part.options(num_cpus=cores, max_retries=retries, retry_exceptions=[Died])
    waiting = {
        task.remote(command, f"{k}/{shards}", os.getcwd(), cores): k for k in missing
    }
    machines = set()
    told(shards - len(waiting), machines)
    while waiting:
        ready, _ = ray.wait(list(waiting), num_returns=1)
        for reference in ready:
            data, machine = ray.get(reference)
            keep(path_of(parts, waiting.pop(reference)), data)
            machines.add(machine)
        told(shards - len(waiting), machines)


def merging(command, paths, output):
    """The line that merges the parts that a line makes."""
    if command[1:2] == ["sweep"]:
        return [command[0], "sweep", "merge", *paths] + (["-o", output] if output else [])
    if command[1:3] != ["class", "grade"]:
        sys.exit("behind -- stands a line of wick sweep or of wick class grade")
    if output:
        sys.exit("-o belongs to a sweep; parts of a grading are merged into the course")
    kept = []
    for place, word in enumerate(command):
        for flag in ("--course", "--content"):
            if word == flag:
                kept += command[place : place + 2]
            elif word.startswith(flag + "="):
                kept.append(word)
    return [command[0], "class", "merge", *paths, *kept]


def gather(source, target):
    """A merged sweep as Parquet: whole numbers as such, money and prices as exact decimals."""
    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    head = []
    with open(source, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("# "):
                break
            head.append(line[2:].rstrip("\n"))
        names = line.rstrip("\n").split(",")
        first = file.readline().rstrip("\n").split(",")
    settings = sum(line.startswith("vary: ") for line in head)
    types = {}
    for place, name in enumerate(names):
        decimals = len(first[place].partition(".")[2]) if place < len(first) else 0
        if 1 <= place <= settings:
            types[name] = pyarrow.decimal128(38, 12)
        else:
            types[name] = pyarrow.decimal128(38, decimals) if decimals else pyarrow.int64()
    # The last line is no row: it has one cell.
    rows = pyarrow.csv.open_csv(
        source,
        read_options=pyarrow.csv.ReadOptions(skip_rows=len(head)),
        parse_options=pyarrow.csv.ParseOptions(invalid_row_handler=lambda row: "skip"),
        convert_options=pyarrow.csv.ConvertOptions(column_types=types),
    )
    schema = rows.schema.with_metadata({"wick": "\n".join(head)})
    with pyarrow.parquet.ParquetWriter(target, schema) as writer:
        for batch in rows:
            writer.write_batch(batch.replace_schema_metadata(schema.metadata))


class Progress:
    """How far it has come, to standard error: one line drawn over itself, or a line at times."""

    def __init__(self, shards):
        self.shards = shards
        self.seen = 0.0

    def __call__(self, done, machines):
        now = time.monotonic()
        pause = 0.2 if sys.stderr.isatty() else 30
        if done < self.shards and now - self.seen < pause:
            return
        self.seen = now
        said = f"{done} of {self.shards} parts"
        if machines:
            said += f", from {len(machines)} machine" + ("s" if len(machines) > 1 else "")
        end = "\n" if done == self.shards or not sys.stderr.isatty() else ""
        start = "\r\033[K" if sys.stderr.isatty() else ""
        print(start + said, end=end, file=sys.stderr, flush=True)


def main():
    words = sys.argv[1:]
    cut = words.index("--") if "--" in words else len(words)
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shards", type=int, required=True, help="how many parts")
    parser.add_argument("--parts", required=True, help="the folder for them")
    parser.add_argument("-o", "--out", dest="output", help="of a sweep: the merged file")
    parser.add_argument("--parquet", help="of a sweep: the merged file as Parquet too")
    parser.add_argument("--cores", type=int, default=1, help="cores that a part is given")
    parser.add_argument("--retries", type=int, default=5, help="how often what died is tried again")
    parser.add_argument("--address", help="the cluster; else the one that runs here, or a new one")
    asked = parser.parse_args(words[:cut])
    command = words[cut + 1 :]
    if asked.shards < 1 or asked.cores < 1:
        parser.error("--shards and --cores begin at 1")
    if asked.parquet and not asked.output:
        parser.error("--parquet is made of the merged file: name one with -o")
    paths = [path_of(asked.parts, k) for k in range(1, asked.shards + 1)]
    merge = merging(command, paths, asked.output)
    ray.init(address=asked.address, log_to_driver=False)
    try:
        share_out(
            command, asked.shards, asked.parts, asked.cores, asked.retries, Progress(asked.shards)
        )
    except ray.exceptions.RayTaskError as error:
        cause = error.as_instanceof_cause()
        print(cause if isinstance(cause, (Died, Refused)) else error, file=sys.stderr)
        sys.exit(2)
    except ray.exceptions.RayError as error:
        sys.exit(f"a part was lost more often than it is tried: {error}")
    status = subprocess.run(merge).returncode
    if status == 0 and asked.parquet:
        gather(asked.output, asked.parquet)
    sys.exit(status)


if __name__ == "__main__":
    main()
