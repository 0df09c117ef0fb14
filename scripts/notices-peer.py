#!/usr/bin/env python3
"""Compares our WARN notices with those of the open reader, row by row.

    python3 scripts/notices-peer.py BINARY DIR [--list CLASS] [--unsorted]

BINARY is headcount; DIR holds the states' files (../shared/data/warn). For
each state with bln-scraped.csv and bln-scraped.csv.peer-output.csv the script
reads the raw file, the other reader's answer (biglocalnews/warn-transformer
at commit 39bab894) and ours (`headcount notices --json`), puts every row of
both to its raw row, and sorts each difference into a class. It prints the
table of docs/notices-peer.md: the class, whose fault it is, rows per state and
in all. --list CLASS prints the rows of one class (its first word, such as E1);
--unsorted prints the differences that no class takes.

How rows are put together: ours by the line of the file. Theirs has no line,
but keeps the order of the file; a row of theirs goes to the raw row with the
same employer's cell that shares most of count, place and dates, and of equals
to the next one down. A raw row takes one row of theirs.

The rules of the classes are in sort_row. They look at the raw cells, so a
fault of ours that is mended leaves its class empty. Plain Python 3, standard
library only.
"""
import csv
import html
import json
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import lru_cache

RAW, PEER = "bln-scraped.csv", "bln-scraped.csv.peer-output.csv"

# code: whose fault, what differs. "both": they agree, and both are wrong.
CLASSES = {
    "R1": ("convention", "only ours: a row equal to another in every cell; theirs drops it"),
    "R2": ("ours", "only ours: the same notice again, but for its posting or the spelling of a date or street; theirs drops it, ours does not mark it"),
    "R3": ("theirs", "only ours: a row with its own number, place or other cell, dropped because the cells that theirs keeps are equal"),
    "R4": ("convention", "only ours: the notice that a later amendment stands for; ours keeps both and marks the amendment"),
    "R9": ("convention", "only ours: the same notice again, in another sheet, posting or spelling; theirs drops it, ours keeps it with a doubt"),
    "R5": ("ours", "only theirs: the file could not be read"),
    "R6": ("ours", "only theirs: a notice that we do not read"),
    "R7": ("theirs", "only theirs: a header again, a footnote or a row without an employer, taken for a notice"),
    "R8": ("convention", "only theirs: a row without count and date that points at another; ours keeps it as a change"),
    "E1": ("convention", "employer: the number of the store is kept apart"),
    "E2": ("convention", "employer: the name that it does business under is kept apart"),
    "E3": ("convention", "employer: a mark of the state (updated, revised, cancelled) is kept apart"),
    "E4": ("ours", "employer: a part of the name is cut off, or a bracket or sign left open"),
    "E5": ("ours", "employer: a mark of the state or a dba is left in the name"),
    "E6": ("convention", "employer: a suite, building or sign at the end of the name is cut off"),
    "E7": ("theirs", "employer: signs written for HTML (&rsquo;, &amp;) are left as they are"),
    "E8": ("ours", "employer: the whole block of name, place and ZIP code taken for the name; theirs has the first line only"),
    "E10": ("theirs", "employer: cut off at the end of a line within the name, before Inc., LLC and the like"),
    "E11": ("convention", "employer: the name that it had before is kept apart"),
    "E9": ("both", "employer: cut off at the end of a line within the name; ours puts the rest to the store"),
    "C1": ("convention", "count: the expected layoff; theirs has the revised one"),
    "C2": ("theirs", "count: a range cut to one of its numbers"),
    "C3": ("theirs", "count: a bound (100+, up to 138) read as the number"),
    "C4": ("theirs", "count: only the permanent ones, without temporary ones and furloughs"),
    "C5": ("theirs", "count: the first of several groups only"),
    "C6": ("theirs", "count: everywhere, where the cell says how many in the state"),
    "C7": ("theirs", "count: no number, where the cell has one and a remark"),
    "C12": ("ours", "count: 0, where the number of permanent ones is empty"),
    "C13": ("ours", "count: none, where the number stands in the city's cell"),
    "C15": ("theirs", "count: another number than the cell has, put in by hand from elsewhere"),
    "C8": ("convention", "count: several numbers that nothing joins; theirs has one of them, put in by hand or the first, ours none and a doubt"),
    "C9": ("ours", "count: taken as the state's own, where the cell says that it is not"),
    "C10": ("convention", "count: far out of range; theirs leaves it out, ours has it with a doubt, which keeps it out of the ledger"),
    "C11": ("convention", "count: contracted people in a remark; theirs adds them"),
    "N1": ("convention", "notice date: ours calls it received or posted, as the header does"),
    "N2": ("theirs", "notice date: swapped with the effective date"),
    "N3": ("theirs", "notice date: taken from the layoff date"),
    "N4": ("theirs", "notice date: always empty"),
    "N5": ("theirs", "notice date: a month taken for its first day"),
    "N6": ("convention", "notice date: written wrong in the file; theirs has a day put in by hand, ours leaves it open"),
    "N7": ("ours", "notice date: the year of a list of days is lost, or a blank within the date splits it"),
    "N8": ("both", "notice date: the file's date is the day of the layoff; both take it for that of the notice"),
    "F1": ("theirs", "effective date: a month, quarter, season or year taken for one day"),
    "F2": ("theirs", "effective date: months read as minutes, so that every date is in January"),
    "F3": ("theirs", "effective date: swapped with the date of the notice"),
    "F4": ("theirs", "effective date: the impact date of a petition under the Trade Act"),
    "F5": ("theirs", "effective date: empty, where the cell has several dates or a remark"),
    "F12": ("theirs", "effective date: empty, since theirs has it as the notice date"),
    "F6": ("ours", "effective date: a range that ends before it starts is turned round without a doubt"),
    "F7": ("convention", "effective date: written wrong in the file, without a year, or a link in its place; theirs has a day put in by hand, ours leaves it open or with a doubt"),
    "F8": ("ours", "effective date: a blank within the date splits it"),
    "F9": ("convention", "effective date: of several days theirs takes the one that is written first, ours the earliest"),
    "F10": ("theirs", "effective date: another year than the cell has, or the end of a range for its start"),
    "F11": ("ours", "effective date: a date that is not read beats one that is"),
    "K1": ("ours", "kind: the code CL (closure) is not read"),
}


def fold(text):
    return re.sub(r"\W+", " ", (text or "").lower()).strip()


def number(text):
    return int(float(text)) if text else None


def read_raw(path):
    """The rows of a CSV file that hold anything, each with its first line."""
    rows, start, header = [], 1, None
    with open(path, newline="", encoding="utf-8") as f:
        reader = csv.reader(f)
        for row in reader:
            line, start = start, reader.line_num + 1
            if header is None:
                header = row
            elif any(c.strip() for c in row):
                rows.append((line, row))
    return header, rows


@lru_cache(maxsize=None)
def spellings(date):
    y, m, d = date.split("-")
    a, b = int(m), int(d)
    months = "January February March April May June July August September October November December".split()
    return (date, f"{m}/{d}/{y}", f"{a}/{b}/{y}", f"{m}/{d}/{y[2:]}", f"{a}/{b}/{y[2:]}",
            f"{m}-{d}-{y[2:]}", f"{y}/{a}/{b}", f"{months[a-1]} {b}, {y}", f"{months[a-1][:3]} {d}, {y}")


def match(rows, theirs):
    """For each row of theirs the index of its raw row."""
    folded = [[fold(c) for c in r] for _, r in rows]
    index = defaultdict(list)
    for i, cells in enumerate(folded):
        for c in set(cells):
            index[c].append(i)
        for c in rows[i][1]:
            for part in ("\n", "- Revision"):
                if part in c and fold(c.split(part)[0]) not in cells:
                    index[fold(c.split(part)[0])].append(i)
    digits = [{re.sub(r"\D", "", re.sub(r"\.0$", "", c.strip())) for c in r if len(c) < 60} for _, r in rows]
    all_cells = ["\t".join(r) for _, r in rows]
    used, found, last = set(), {}, -1
    for j, p in enumerate(theirs):
        name, place = fold(p["company"]), fold(p["location"])
        around = range(max(0, last - 3), min(len(rows), last + 60))
        best = None
        for i in index.get(name) or [i for i in around if name and any(name in c for c in folded[i])]:
            if i in used:
                continue
            cells = rows[i][1]
            score = 0
            if p["jobs"] and p["jobs"] in digits[i]:
                score += 2
            if place and place in folded[i]:
                score += 2
            elif place and any(place in c for c in folded[i]):
                score += 1
            for d in (p["notice_date"], p["effective_date"]):
                if d and any(s in all_cells[i] for s in spellings(d)):
                    score += 1.5
            if p["is_amendment"] == "True" and any(re.search("revis|amend|updat", c, re.I) for c in cells):
                score += 2
            score -= 0.5 * (i <= last) + min(abs(i - last - 1), 2000) / 4000
            if best is None or score > best[0]:
                best = (score, i)
        if best:
            last = found[j] = best[1]
            used.add(last)
    return found


def read_ours(binary, state, path):
    """Our notices by line."""
    done = subprocess.run([binary, "notices", "--json", state, path], capture_output=True, text=True)
    notices = {}
    for line in done.stdout.split("\n"):
        if line.strip():
            n = json.loads(line)
            notices.setdefault(n["source"]["row"], n)
    return notices


POSTING = re.compile(r"posted|^index$|^_id|number of affected", re.I)


def same_text(a, b):
    """Whether two cells say the same in another spelling."""
    def plain(t):
        return fold(DAY.sub(lambda m: " day " + plain_day(m.group()) + " ", t))
    if plain(a) == plain(b):
        return True
    numbers = re.findall(r"\d+", a)
    return bool(numbers) and numbers == re.findall(r"\d+", b) and SequenceMatcher(None, fold(a), fold(b)).ratio() > 0.6


def plain_day(text):
    """A date as year, month and day without noughts in front."""
    m = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?: 00:00:00)?", text)
    if m:
        y, month, day = m.groups()
    else:
        month, day, y = re.split("[/-]", text) if "," not in text else re.split("[ ,]+", text)
    if month.isdigit():
        month = int(month)
    return f"{int(y) % 100} {month} {int(day)}"


DAY = re.compile(r"\d{4}-\d\d-\d\d(?: 00:00:00)?|\b\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d)\b|[A-Z][a-z]{2} \d\d, \d{4}")


def same_dates(a, b):
    """Whether two rows have their dates in common, or none."""
    def days(row):
        return {plain_day(d) for c in row if "http" not in c for d in DAY.findall(c)}
    x, y = days(a), days(b)
    return not x and not y or len(x & y) >= max(1, min(len(x), len(y), 2))


def only_ours(header, rows, i, n, twins):
    """The class of a raw row that theirs does not have; twins are the raw rows
    of theirs with the same employer, count and dates."""
    row = rows[i][1]
    best = None
    for k in twins:
        other = rows[k][1]
        if all(a.strip() == b.strip() for a, b in zip(row, other)):
            return "R1"
        loose = [h for h, a, b in zip(header, row, other) if not same_text(a, b)]
        if all(POSTING.search(h) for h in loose):
            best = "R2"
    if any(d.startswith("row:") for d in n["doubts"]):
        return "R9"
    if not best and not twins and n["state"] == "WI":
        return "R4"
    return best or "R3"


ZIP = re.compile(r"\b[A-Z]{2},? \d{5}$")


def wrapped(block):
    """Whether the name at the head of a Florida block of the years 2015-2018
    goes on in the second line: those blocks are set in a narrow column, some
    24 letters wide, so a line is broken where the next word would not fit."""
    lines = block.split("\n")
    if len(lines) < 3 or re.search(r", [A-Z]{2}, ?\d{5}", block) or not re.search(r"\b[A-Z]{2}\s+\d{5}\s*$", block):
        return False
    word = lines[1].split(" ")[0]
    if re.match(r"various|statewide", lines[1], re.I) or re.search(r"\b(inc|llc|corp|co|lp)\.?$", lines[0], re.I):
        return False
    return not word[:1].isdigit() and len(lines[0]) + 1 + len(word) > 24 or bool(re.match(r"(inc|llc|corp|co|company|corporation|services|group|l\.?p)\b", lines[1], re.I))


def sort_row(state, header, row, p, n):
    """The classes of what differs between a row of theirs and one of ours."""
    cell = dict(zip(header, row))
    out = []
    doubts = " ".join(n["doubts"])

    # The employer.
    if fold(n["employer"]) != fold(p["company"]):
        ours = n["employer"]
        left = ours.count("(") != ours.count(")") or re.search(r"[&(/]\s*$", ours)
        lost = n["store"] and (re.fullmatch(r"sam'?s", ours, re.I) and "club" in n["store"].lower() or re.search(r"school district$", ours, re.I))
        if html.unescape(p["company"]) != p["company"] and fold(html.unescape(p["company"])) == fold(ours):
            out.append("E7")
        elif ZIP.search(ours) and fold(ours).startswith(fold(p["company"])):
            out.append("E8")
        elif lost:
            out.append("E4")
        elif re.search(r"\b(updated?|revised|amended( notice)?|supplement(al)?|dba|d/b/a/?)\b", ours, re.I):
            out.append("E5")
        elif left:
            out.append("E4")
        elif n["status"] != "active" or re.search(r"revis|updat|amend|cancel|rescind|withdraw", p["company"], re.I):
            out.append("E3")
        elif n["dba"]:
            out.append("E2")
        elif n["formerly"]:
            out.append("E11")
        elif fold(ours).startswith(fold(p["company"]) + " ") and re.search(r"\b(inc|llc|l\.l\.c|corp|corporation|company|co|ltd|lp|llp)\.?$", ours, re.I):
            out.append("E10")
        elif n["store"]:
            out.append("E1")
        elif fold(p["company"]).startswith(fold(ours)):
            out.append("E6")
        else:
            out.append("?employer")
    elif state == "fl" and n["store"] and wrapped(cell.get("Company Name", "")):
        out.append("E9")

    # The count.
    jobs = number(p["jobs"])
    text = n["count_text"] or ""
    if n["count"] != jobs:
        low, high = n["count_low"], n["count_high"]
        if "Revised Layoff" in cell and number(cell["Revised Layoff"].strip()) == jobs:
            out.append("C1")
        elif n["count"] is None and low is not None and high is not None:
            out.append("C2")
        elif n["count"] is None and (low is not None or high is not None):
            out.append("C3")
        elif "permanent_job_losses" in cell and "permanent" in text:
            out.append("C4")
        elif "permanent_job_losses" in cell and n["count"] == number(cell["jobs"].strip() if cell["jobs"].strip().isdigit() else ""):
            out.append("C4")
        elif re.search(r"minus|max\.|leading up|from \d+ to|\(revised\)", text, re.I):
            out.append("C8")
        elif re.search(r"not indicated|out of state|other states|work remotely", text, re.I):
            out.append("C9")
        elif n["count_total"] is not None and n["count_total"] == jobs:
            out.append("C6")
        elif "contracted" in text:
            out.append("C11")
        elif n["count"] is None and any(re.search("number affected", c, re.I) for c in row):
            out.append("C13")
        elif jobs is None and n["count"] is not None and n["count"] > 20000:
            out.append("C10")
        elif jobs is None and n["count"] == 0:
            out.append("C12")
        elif jobs is None and n["count"] is not None:
            out.append("C7")
        elif n["count_parts"] and jobs is not None and n["count"] is not None and jobs < n["count"]:
            out.append("C5")
        elif "nothing says how" in doubts:
            out.append("C8")
        elif n["count_text"] and not re.sub(r"\D", "", n["count_text"]) == str(jobs):
            out.append("C15")
        else:
            out.append("?count")

    # The dates. d and e are theirs.
    d, e = p["notice_date"] or None, p["effective_date"] or None
    first, last = n["effective_first"], n["effective_last"]
    effective = n["effective_text"] or ""
    swapped = d != n["notice_date"] and e is not None and e == n["received_date"] or state == "ky" and "date_received" in cell
    if d != n["notice_date"]:
        day = n["notice_date"] or ""
        written = " ".join(c for h, c in cell.items() if re.search("notice|date", h, re.I))
        if state == "ky" and swapped and d != n["received_date"]:
            out.append("N2")
        elif d is None and state == "ri":
            out.append("N4")
        elif d and d in (n["received_date"], n["posted_date"]) and not (state == "wa" and d == first):
            out.append("N1")
        elif d and d == first and (n["received_date"] or e is None):
            out.append("N3")
        elif d and re.search(r"May \d+ and|May \d+,\s*\d+ &|\d/ \d", written):
            out.append("N7")
        elif d and len(day) == 7 and d == day + "-01":
            out.append("N5")
        elif d:
            out.append("N6")
        else:
            out.append("?notice")
    elif state == "sc" and d and not e and not first:
        out.append("N8")
    if e != first:
        if state == "ky" and swapped:
            out.append("F3" if e else "F5")
        elif "Impact Date" in cell and e and first is None:
            out.append("F4")
        elif state == "nj" and e and e[5:7] == "01" and first and first[:4] == e[:4] and first[8:] == e[8:]:
            out.append("F2")
        elif re.search(r"\d/ \d|\d /|/ (19|20)\d\d|[a-z] \d \d", effective):
            out.append("F8")
        elif first and len(first) == 4 and "lacks a mark" in doubts:
            out.append("F11")
        elif e and first and re.fullmatch(r"\d{4}(-\d\d)?(/\d{4}-\d\d)?", first) and not re.search("is no day", doubts):
            out.append("F1")
        elif e and (first is None or "effective" in doubts):
            out.append("F7")
        elif e is None and first:
            out.append("F12" if d == first else "F5")
        elif e and last and e == last and first < e and state not in ("ct", "dc") and re.search(r"\d\s*(-|–|to|thru|through)\s*\d", effective):
            out.append("F6")
        elif e and last and e == last:
            out.append("F10" if re.search(r"[a-z] \d+ through", effective) else "F9")
        elif e and first and len(first) == 10:
            out.append("F10")
        else:
            out.append("?effective")
    if p["is_closure"] == "True" and n["kind"] is None and re.search(r"\bCL\b", n["kind_text"] or ""):
        out.append("K1")
    return out


def compare(binary, folder, state):
    """Yields (class, line, theirs, ours) for each difference of a state."""
    path = os.path.join(folder, state, RAW)
    header, rows = read_raw(path)
    with open(os.path.join(folder, state, PEER), newline="", encoding="utf-8") as f:
        theirs = list(csv.DictReader(f))
    ours = read_ours(binary, state.upper(), path)
    found = match(rows, theirs)
    taken = {i: j for j, i in found.items()}
    kept = defaultdict(list)
    for i, j in taken.items():
        p = theirs[j]
        kept[fold(p["company"]), number(p["jobs"])].append(i)
    for j, p in enumerate(theirs):
        if j not in found:
            yield "?row", 0, p, None
    for i, (line, row) in enumerate(rows):
        p = theirs[taken[i]] if i in taken else None
        n = ours.get(line)
        if p is None and n is None:
            continue
        if p is None:
            names = {fold(n["employer_text"]), fold(n["employer"]), fold((n["employer_text"] or "").split("\n")[0])}
            counts = {n["count"], n["count_low"], n["count_high"]}
            twins = [k for name in names for c in counts for k in kept.get((name, c), []) if same_dates(rows[k][1], row)]
            yield only_ours(header, rows, i, n, twins), line, p, n
        elif n is None:
            if not ours:
                code = "R5"
            elif not p["company"].strip() or p["company"].startswith("*") or fold(p["company"]) == "company":
                code = "R7"
            elif not p["jobs"] and not p["effective_date"] and not any("http" in c for c in row):
                code = "R8"
            else:
                code = "R6"
            yield code, line, p, n
        else:
            for code in sort_row(state, header, row, p, n):
                yield code, line, p, n


def main(args):
    if len(args) < 2:
        sys.exit(__doc__)
    binary, folder = args[0], args[1]
    want = args[args.index("--list") + 1] if "--list" in args else "?" if "--unsorted" in args else None
    table = defaultdict(Counter)
    matched = 0
    for state in sorted(os.listdir(folder)):
        if not all(os.path.exists(os.path.join(folder, state, f)) for f in (RAW, PEER)):
            continue
        for code, line, p, n in compare(binary, folder, state):
            table[code][state.upper()] += 1
            if want and (code == want or want == "?" and code.startswith("?")):
                print(code, state, line, "THEIRS", p and [p[k] for k in ("company", "jobs", "notice_date", "effective_date")],
                      "OURS", n and [n[k] for k in ("employer", "store", "count", "count_text", "notice_date", "received_date", "effective_first", "effective_last", "effective_text", "doubts")])
    if want:
        return
    print("| class | whose | rows | per state |\n| --- | --- | ---: | --- |")
    for code in list(CLASSES) + sorted(c for c in table if c not in CLASSES):
        whose, what = CLASSES.get(code, ("unsorted", ""))
        states = table.get(code)
        if states:
            per = ", ".join(f"{s} {k}" for s, k in sorted(states.items(), key=lambda x: (-x[1], x[0])))
            print(f"| {code} {what} | {whose} | {sum(states.values()):,} | {per} |")
    for whose in ("theirs", "ours", "both", "convention", "unsorted"):
        total = sum(sum(c.values()) for code, c in table.items() if CLASSES.get(code, ("unsorted",))[0] == whose)
        if total:
            print(f"| all: {whose} | {whose} | {total:,} | |")


main(sys.argv[1:])
