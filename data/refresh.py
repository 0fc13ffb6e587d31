#!/usr/bin/env python3
"""Write and check the tables of this folder.

    data/refresh.py RAW        take the gazetteers in the folder RAW anew
    data/refresh.py            only put the tables in order (sort, NFKC)
    data/refresh.py --check    change nothing; say what is wrong, exit 1

Rows whose source is `own` were written for this project. They are kept by
every refresh and win over a gazetteer's row with the same key; all other
rows are replaced by what RAW says. README.md names the sources. The same
input gives the same bytes. Standard library only.
"""

import csv
import io
import re
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent

# Table -> (columns, how many of the first columns are the key)
TABLES = {
    "act_weights.csv": (
        ["place", "what", "explain", "report", "opinion", "question", "answer", "request", "proposal", "concern",
         "agree", "oppose", "plan", "procedure"], 2),
    "body_endings.csv": (["ending", "kind", "level", "en", "source"], 1),
    "cues.csv": (["cue", "kind", "place"], 3),
    "eras.csv": (["era", "letter", "start", "end", "short", "source"], 1),
    "forms.csv": (["form", "position", "kind", "en", "source"], 1),
    "given_names.csv": (["given", "source"], 1),
    "honorifics.csv": (["honorific", "en", "source"], 1),
    "issue_weights.csv": (["place", "what", "weight"], 2),
    "kana_nouns.csv": (["noun", "source"], 1),
    "law_short_names.csv": (["short", "law_id", "source"], 2),
    "laws.csv": (["law_id", "title", "number", "category", "source"], 1),
    "municipalities.csv": (["code", "name", "kana", "prefecture", "type", "source"], 1),
    "nominals.csv": (["word", "kind", "noun", "denied", "weak", "source"], 2),
    "not_bodies.csv": (["word", "en", "source"], 1),
    "organizations.csv": (
        ["name", "aliases", "kind", "parent", "en", "ambiguous", "source"], 1),
    "posts.csv": (["post", "category", "holders", "en", "source"], 1),
    "roles.csv": (["role", "kind", "holders", "en", "source"], 1),
    "surnames.csv": (["surname", "source"], 1),
    "units.csv": (["ministry", "parent", "unit", "source"], 3),
}

SOURCES = {
    "own", "egov", "egov-short", "orders", "dokuho", "mext", "jlg",
    "gimei", "sh", "diet",
}

CHOICES = {
    ("cues.csv", "place"): {"start", "end", "any"},
    ("forms.csv", "position"): {"prefix", "suffix", "both"},
    ("body_endings.csv", "level"): {"top", "unit", "meeting"},
    ("posts.csv", "holders"): {"one", "many"},
    ("roles.csv", "holders"): {"one", "many"},
    ("roles.csv", "kind"): set(
        "chair deputy member observer guest official organ group absent proxy legend".split()),
    ("organizations.csv", "kind"): set(
        "cabinet ministry agency incorporated university institute company association "
        "society party assembly court international foreign standards council union other"
        .split()),
    ("nominals.csv", "kind"): {"ichidan", "godan", "adjective", "state"},
    ("nominals.csv", "weak"): {"", "yes"},
    ("laws.csv", "category"): set(
        "constitution act cabinet-order imperial-order ministerial-ordinance rule "
        "dajokan-edict".split()),
    ("municipalities.csv", "type"): {"prefecture", "municipality", "ward"},
}


def nfkc(text):
    """Fold width and compatibility forms, and trim."""
    return unicodedata.normalize("NFKC", text).strip()


def rows_of(path):
    """The records of a CSV file with a header."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- one reader per gazetteer: yields records of one table -----------------


def law_category(law_id):
    """What sort of law an e-Gov id stands for: the letters after era and year."""
    if law_id.endswith("CONSTITUTION"):
        return "constitution"
    letters = re.match(r"\d{3}([A-Z]+)", law_id).group(1)
    return {
        "AC": "act", "CO": "cabinet-order", "IO": "imperial-order",
        "M": "ministerial-ordinance", "DF": "dajokan-edict", "DT": "dajokan-edict",
        "DH": "dajokan-edict",
    }.get(letters, "rule")


def laws(raw):
    for row in rows_of(raw / "laws_egov_2026/laws.csv"):
        number, title = row["law_num"], row["title"]
        # An untitled law is listed as 番号（件名）: it is known by the 件名.
        untitled = re.fullmatch(re.escape(number) + r"（(.+)）", title)
        yield {
            "law_id": row["law_id"], "title": untitled.group(1) if untitled else title,
            "number": number, "category": law_category(row["law_id"]), "source": "egov",
        }


def law_short_names(raw):
    for row in rows_of(raw / "law_abbrev_egov/law_abbrev.csv"):
        if row["law_id"]:
            yield {"short": row["abbrev"], "law_id": row["law_id"], "source": "egov-short"}


def organizations(raw):
    for row in rows_of(raw / "dokuho_from_law_titles/dokuho.csv"):
        yield {"name": row["name"], "aliases": row["short"], "kind": "incorporated",
               "source": "dokuho"}
    for row in rows_of(raw / "universities_mext_r4/universities.csv"):
        yield {"name": row["name"], "kind": "university", "en": row["name_eng"],
               "source": "mext"}


UNIT_END = re.compile(r"(課|室|局|部|所|センター|官房|院|本部|事務所|支所|支局|グループ)$")
BODY_END = re.compile(r"(課|室|局|部|所|センター|官房|院|庁|省|会|府|支所|学校|気象台|税関|全園|矯正管区)$")


def units(raw):
    """Units by ministry; mends what reading the orders' sentences joined."""
    for row in rows_of(raw / "ministry_units_from_orders/units.csv"):
        # 公正取引委員会事務総局 is an office of the body people name.
        ministry = re.sub(r"(?<=[会議])事務総?局$", "", row["ministry"].replace("本府", ""))
        parent = re.sub(r"（[^（）]*）", "", row["parent"])
        parent = re.sub(r"^.*?もののほか、", "", parent).replace("の事務局", "事務局")
        unit = row["unit"]
        if re.search(r"[（）]|次に|前項|置かれる|所掌|の下$", parent + unit) or unit == "各財務局":
            continue
        if "、" in unit or "及び" in unit:
            # The sentence named the section first and its bureaus after it.
            parent, unit = unit, parent
        if re.search(r"(財務局|財務支局|国税局|農政局)$", unit) and re.search(r"部$", parent):
            continue
        parents = [p for p in re.split(r"、|及び(?=..)", parent) if p]
        if not all(BODY_END.search(p) for p in parents):
            parents = [parent]
        if len(parents) == 1 and not BODY_END.search(parents[0]):
            continue
        for above in parents:
            above = ministry if above in ("本省", "本府", "内閣府本府") else above
            above = re.sub(r"の(?=(総務課|土地改良技術事務所)$)", "", above)
            for below in re.split(r"[\s　]+", unit):
                if UNIT_END.search(below) and len(below) > 2 and below not in parents:
                    yield {"ministry": ministry, "parent": above, "unit": below,
                           "source": "orders"}


def municipalities(raw):
    for row in rows_of(raw / "municipalities/jp_local_gov.csv"):
        yield {"code": row["code"], "name": row["name"], "kana": row["kana"],
               "prefecture": row["prefecture"], "type": row["type"], "source": "jlg"}


KANJI = re.compile(r"[\u3400-\u9fff々〆ヶノ]+")


def surnames(raw):
    for row in csv.reader(open(raw / "names_shuheilocale/last_name_org.csv", encoding="utf-8")):
        yield {"surname": row[0], "source": "sh"}
    for row in rows_of(raw / "names_gimei/names.csv"):
        if row["kind"] == "surname":
            yield {"surname": row["kanji"], "source": "gimei"}
    for row in rows_of(raw / "legislators/legislators.csv"):
        parts = row["name"].split("\u3000")
        if len(parts) == 2 and KANJI.fullmatch(parts[0]):
            yield {"surname": parts[0], "source": "diet"}


def given_names(raw):
    """Names in kanji; single ones only where gimei knows them (the other list has 相, 会 …)."""
    for row in rows_of(raw / "names_gimei/names.csv"):
        if row["kind"] != "surname" and KANJI.fullmatch(row["kanji"]):
            yield {"given": row["kanji"], "source": "gimei"}
    for name in ("first_name_man_org.csv", "first_name_woman_org.csv"):
        for row in csv.reader(open(raw / "names_shuheilocale" / name, encoding="utf-8")):
            for given in row[2:]:
                if 2 <= len(given) <= 4 and KANJI.fullmatch(given):
                    yield {"given": given, "source": "sh"}
    for row in rows_of(raw / "legislators/legislators.csv"):
        parts = row["name"].split("\u3000")
        if len(parts) == 2 and len(parts[1]) > 1 and KANJI.fullmatch(parts[1]):
            yield {"given": parts[1], "source": "diet"}


READERS = {
    "given_names.csv": given_names, "law_short_names.csv": law_short_names,
    "laws.csv": laws, "municipalities.csv": municipalities,
    "organizations.csv": organizations, "surnames.csv": surnames, "units.csv": units,
}


# --- writing and checking ----------------------------------------------------


def tidy(table, records):
    """One row per key, own rows first choice, others joined by their sources; sorted."""
    columns, width = TABLES[table]
    found = {}
    for record in records:
        row = {c: nfkc(record.get(c) or "") for c in columns}
        key = tuple(row[c] for c in columns[:width])
        old = found.get(key)
        if old is None:
            found[key] = row
        elif "source" not in columns:
            continue
        elif all(row[c] == old[c] for c in columns if c != "source"):
            # Said twice: `own` need not say what a gazetteer says.
            joined = set(old["source"].split("|")) | set(row["source"].split("|"))
            old["source"] = "|".join(sorted(joined - {"own"} or joined))
        elif row["source"] == "own" and old["source"] != "own":
            found[key] = row
    return sorted(found.values(), key=lambda r: [r[c] for c in columns])


def render(table, rows):
    """The table as text: header, LF."""
    out = io.StringIO()
    writer = csv.DictWriter(out, TABLES[table][0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def write(raw):
    for table in TABLES:
        path = HERE / table
        now = rows_of(path) if path.exists() else []
        if raw and table in READERS:
            own = [r for r in now if r["source"] == "own"]
            records = own + list(READERS[table](raw))
        else:
            records = now
        path.write_text(render(table, tidy(table, records)), encoding="utf-8", newline="\n")


def check():
    """What is wrong with the tables, a line each."""
    wrong = []
    data = {}
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for table, (columns, width) in TABLES.items():
        path = HERE / table
        if not path.exists():
            wrong.append(f"{table}: missing")
            continue
        text = path.read_bytes().decode("utf-8")
        rows = data[table] = rows_of(path)
        if not rows or list(rows[0]) != columns:
            wrong.append(f"{table}: columns are not {','.join(columns)}")
            continue
        if text != render(table, tidy(table, rows)):
            wrong.append(f"{table}: not sorted, not NFKC, or a key twice")
        keys = [tuple(r[c] for c in columns[:width]) for r in rows]
        for key in sorted({k for k in keys if keys.count(k) > 1} if len(keys) < 5000 else ()):
            wrong.append(f"{table}: {'/'.join(key)} twice")
        for row in rows:
            where = f"{table}: {row[columns[0]]}"
            if not row[columns[0]]:
                wrong.append(f"{where}: empty key")
            if None in row or None in row.values():
                wrong.append(f"{where}: wrong number of cells")
            if not set(row.get("source", "own").split("|")) <= SOURCES:
                wrong.append(f"{where}: source {row['source']}")
            for column in columns:
                allowed = CHOICES.get((table, column))
                if allowed and row[column] not in allowed:
                    wrong.append(f"{where}: {column} {row[column]!r}")
                cells = row[column].split("|")
                if row[column] and (len(cells) != len(set(cells)) or "" in cells):
                    wrong.append(f"{where}: {column} has an empty or double value")
        if "source" in columns and f"`{table}` | {len(rows):,} |" not in readme:
            wrong.append(f"README.md: {table} has {len(rows):,} rows")
        print(f"{table}: {len(rows)} rows")
    wrong += check_links(data)
    return wrong


def check_links(data):
    """Names that one table takes from another, and aliases two bodies share."""
    ids = {r["law_id"] for r in data.get("laws.csv", [])}
    for row in data.get("law_short_names.csv", []):
        if row["law_id"] not in ids:
            yield f"law_short_names.csv: {row['short']}: no law {row['law_id']}"
    bodies = data.get("organizations.csv", [])
    names = {r["name"] for r in bodies}
    for ministry in sorted({r["ministry"] for r in data.get("units.csv", [])} - names):
        yield f"units.csv: {ministry} is not in organizations.csv"
    owners = {}
    for row in bodies:
        if row["parent"] and row["parent"] not in names:
            yield f"organizations.csv: {row['name']}: no parent {row['parent']}"
        forms = {row["name"], *filter(None, row["aliases"].split("|"))}
        doubtful = set(filter(None, row["ambiguous"].split("|")))
        for form in sorted(doubtful - forms):
            yield f"organizations.csv: {row['name']}: ambiguous {form} is not one of its names"
        for form in forms - doubtful:
            owners.setdefault(form, []).append(row["name"])
    for form, holders in sorted(owners.items()):
        if len(holders) > 1:
            yield f"organizations.csv: {form} names {' and '.join(sorted(holders))}"


def main(arguments):
    if arguments == ["--check"]:
        wrong = check()
        print("\n".join(wrong) if wrong else "all well")
        return 1 if wrong else 0
    if len(arguments) > 1 or (arguments and not Path(arguments[0]).is_dir()):
        print(__doc__)
        return 2
    write(Path(arguments[0]) if arguments else None)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
