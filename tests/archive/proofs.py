"""What an archive must survive, many times over. BIN and ROOT say where the programs and the data are;
works in the current folder.

    proofs.py ingest KILLS ROWS     kill -9 at random moments of an ingest of that many rows
    proofs.py rank KILLS ROWS       kill -9 at random moments of a rank
    proofs.py together ROUNDS       two ingest and one rank on one archive at the same time
"""
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(os.environ["BIN"])
FRAMEWORK = "fw"
ITEMS = 60
RENEW = 8  # rounds until the archive is begun anew, so that it does not grow without end


def make_framework():
    Path(FRAMEWORK).mkdir(exist_ok=True)
    (Path(FRAMEWORK) / "framework.csv").write_text("key,value\nid,wide\n")
    codes = [f"i{n}" for n in range(ITEMS)]
    (Path(FRAMEWORK) / "items.csv").write_text(
        "item,name,unit,type,aliases\n" + "".join(f"{c},{c},,number,\n" for c in codes))
    (Path(FRAMEWORK) / "indicators.csv").write_text(
        "code,parent,name,weight,rule,formula,full,zero,points,extent,source\n"
        f"t,,,{ITEMS},,,,,,,\n" + "".join(f"n{n},t,,1,points,i{n},,,,,\n" for n in range(ITEMS)))


def make_table(path, rows, year, salt):
    """The same departments every time; other figures, so that they supersede the earlier ones."""
    r = random.Random(salt)
    line = ",".join(f"{r.random():.4f}" for _ in range(ITEMS))
    with open(path, "w") as f:
        f.write("county,year,department," + ",".join(f"i{n}" for n in range(ITEMS)) + "\n")
        for d in range(rows):
            f.write(f"某县,{year},d{d},{line}\n")


def start(*command, out=os.devnull):
    return subprocess.Popen([str(c) for c in command], stdout=open(out, "wb"),
                            stderr=subprocess.PIPE)


def finish(child):
    error = child.communicate()[1].decode(errors="replace")
    if child.returncode != 0:
        raise SystemExit(f"{child.args}: status {child.returncode}\n{error}")
    return error


def run(*command, out=os.devnull):
    return finish(start(*command, out=out))


def remove(archive):
    for end in ("", "-wal", "-shm"):
        Path(archive + end).unlink(missing_ok=True)


def ask(archive, question):
    with sqlite3.connect(archive, timeout=60) as db:
        return db.execute(question).fetchall()


def expect(what, got, wanted):
    if got != wanted:
        raise SystemExit(f"{what}: {got}, not {wanted}")


def check_sound(archive):
    expect("integrity_check", ask(archive, "PRAGMA integrity_check"), [("ok",)])
    expect("foreign_key_check", ask(archive, "PRAGMA foreign_key_check"), [])


def kill_at_random(child, longest):
    """False where it was done before its time came."""
    try:
        child.wait(random.uniform(0, longest))
        return False
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
        child.communicate()
        return True


def kill_rounds(kills, begin, check, renew):
    """Until so many were killed; those that were done before their time came do not count."""
    killed = rounds = 0
    while killed < kills:
        if rounds % RENEW == 0:
            took = renew()
        if kill_at_random(begin(rounds), took * 1.05):
            killed += 1
        rounds += 1
        if os.path.exists("a.db"):
            check()
        if rounds > 20 + 4 * kills:
            raise SystemExit(f"only {killed} of {rounds} were killed before they were done")
    print(f"{killed} killed in {rounds} rounds, every submission and ranking whole or absent")


def timed(*command):
    began = time.monotonic()
    run(*command)
    return time.monotonic() - began


def ingest(archive, table):
    return [BIN / "ingest", "-f", FRAMEWORK, "--archive", archive, table]


def prove_ingest(kills, rows):
    make_table("first.csv", rows, 2024, 0)

    def renew():
        remove("a.db")
        return timed(*ingest("a.db", "first.csv"))

    def begin(n):
        if n % RENEW == RENEW - 1:
            remove("a.db")  # one in so many is killed while the archive is being made
        make_table("next.csv", rows, 2024, n + 1)
        return start(*ingest("a.db", "next.csv"))

    def check():
        check_sound("a.db")
        if ask("a.db", "PRAGMA user_version") == [(0,)]:
            return  # killed before there was a schema
        for source, kept in ask("a.db", "SELECT f.id, count(s.id) FROM source f LEFT JOIN "
                                        "submission s ON s.source = f.id GROUP BY f.id"):
            expect(f"submissions of source {source}", kept, rows)
        expect("submissions that are not whole",
               ask("a.db", f"SELECT count(*) FROM (SELECT 1 FROM submission s LEFT JOIN answer a "
                           f"ON a.submission = s.id GROUP BY s.id HAVING count(a.item) <> {ITEMS})"),
               [(0,)])
        current = ask("a.db", "SELECT count(*) FROM submission WHERE superseded_by IS NULL")[0][0]
        expect("current submissions", current in (0, rows), True)

    kill_rounds(kills, begin, check, renew)
    run(*ingest("a.db", "first.csv"))  # the next one goes on
    run(*ingest("a.db", "next.csv"))
    check()
    expect("current at the end",
           ask("a.db", "SELECT count(*) FROM submission WHERE superseded_by IS NULL"), [(rows,)])


def prove_rank(kills, rows):
    make_table("first.csv", rows, 2024, 0)
    run(BIN / "ingest", "-f", FRAMEWORK, "first.csv", out="observations")
    run(BIN / "score", "-f", FRAMEWORK, "observations", out="scores")
    rank = [BIN / "rank", "-f", FRAMEWORK, "--archive", "a.db", "scores"]

    def renew():
        remove("a.db")
        return timed(*rank)

    def check():
        check_sound("a.db")
        for number, kept in ask("a.db", "SELECT r.id, count(p.id) FROM run r LEFT JOIN place p "
                                        "ON p.run = r.id GROUP BY r.id"):
            expect(f"places of run {number}", kept, rows)
        expect("places that are not whole",
               ask("a.db", f"SELECT count(*) FROM (SELECT 1 FROM place p LEFT JOIN points o "
                           f"ON o.place = p.id GROUP BY p.id HAVING count(o.node) <> {ITEMS})"),
               [(0,)])

    kill_rounds(kills, lambda n: start(*rank), check, renew)
    runs = ask("a.db", "SELECT count(*) FROM run")[0][0]
    run(*rank)
    check()
    expect("runs", ask("a.db", "SELECT count(*) FROM run"), [(runs + 1,)])


def prove_together(rounds):
    rows = 40
    for name, year in (("left", 2023), ("right", 2024)):
        make_table(f"{name}.csv", rows, year, 0)
    run(BIN / "ingest", "-f", FRAMEWORK, "left.csv", out="observations")
    run(BIN / "score", "-f", FRAMEWORK, "observations", out="scores")
    for n in range(1, rounds + 1):
        if n % 20 == 1:
            remove("a.db")
            sources, runs = 0, 0
        make_table("left.csv", rows, 2023, 2 * n)
        # every other round both are of the same year, and supersede each other
        make_table("right.csv", rows, 2024 - n % 2, 2 * n + 1)
        children = [start(*ingest("a.db", "left.csv")), start(*ingest("a.db", "right.csv")),
                    start(BIN / "rank", "-f", FRAMEWORK, "--archive", "a.db", "scores")]
        for child in children:
            finish(child)
        sources, runs = sources + 2, runs + 1
        expect("sources", ask("a.db", "SELECT count(*) FROM source"), [(sources,)])
        expect("submissions", ask("a.db", "SELECT count(*) FROM submission"), [(sources * rows,)])
        expect("answers", ask("a.db", "SELECT count(*) FROM answer"), [(sources * rows * ITEMS,)])
        expect("runs", ask("a.db", "SELECT count(*) FROM run"), [(runs,)])
        expect("places", ask("a.db", "SELECT count(*) FROM place"), [(runs * rows,)])
    check_sound("a.db")
    print(f"{rounds} rounds, nothing lost")


make_framework()
if sys.argv[1] == "ingest":
    prove_ingest(int(sys.argv[2]), int(sys.argv[3]))
elif sys.argv[1] == "rank":
    prove_rank(int(sys.argv[2]), int(sys.argv[3]))
else:
    prove_together(int(sys.argv[2]))
