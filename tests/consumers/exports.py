"""The exports, read by the programs they are for: exports.py GANGMU

Needs pandas and frictionless; R and LibreOffice are tried where they are installed. Ends with status 1 at the first thing that is not so.
"""
import csv, json, pathlib, shutil, subprocess, sys, tempfile
import frictionless, pandas

root = pathlib.Path(__file__).resolve().parents[2]
gangmu = pathlib.Path(sys.argv[1]).resolve()
folder = pathlib.Path(tempfile.mkdtemp())


def run(*arguments, **more):
    done = subprocess.run([str(a) for a in arguments], cwd=folder, capture_output=True, text=True, **more)
    assert done.returncode == 0, (arguments, done.stdout[-2000:], done.stderr[-2000:])
    return done.stdout


run(gangmu, "extract", "-q", root / "corpus", "-o", "out")
documents = [json.loads(line) for line in open(folder / "out/documents.jsonl", encoding="utf-8")]
measurements = [m for d in documents for m in d["measurements"]]
for form in ["csv-excel", "stata", "r", "datapackage", "label-studio", "brat", "webanno"]:
    run(gangmu, "export", "out", "--to", form, "-o", form)
run(gangmu, "panel", "out", "-o", "panel.csv")

# pandas: every row, every value.
table = pandas.read_csv(folder / "r/measurements.csv")
assert len(table) == len(measurements)
assert [None if v != v else v for v in table["value"]] == [m["value"] for m in measurements]
assert list(table["sentence"].str.len()) == [m["sentence_span"]["end"] - m["sentence_span"]["start"] for m in measurements]
panel = pandas.read_csv(folder / "panel.csv", dtype={"region_code": str})
both = panel.dropna(subset=["target", "actual"])
assert ((both.actual - both.target - both.gap).abs() < 1e-6).all()
print(f"pandas: {len(table)} measurements, {len(panel)} rows of the panel, {len(both)} with target and result")

# Frictionless: types, keys, references.
report = frictionless.validate(str(folder / "datapackage/datapackage.json"))
assert report.valid, report.flatten(["type", "note"])
print(f"frictionless: {len(report.tasks)} tables valid")

# A spreadsheet's CSV: the mark at the start, and no text that would be a formula or lose digits.
raw = (folder / "csv-excel/documents.csv").read_bytes()
assert raw.startswith(b"\xef\xbb\xbf") and b"\r\n" in raw
for name in ["documents", "measurements", "task_lists", "tasks"]:
    for row in csv.DictReader(open(folder / f"csv-excel/{name}.csv", encoding="utf-8-sig", newline="")):
        for column, cell in row.items():
            figure = column in ("value", "low", "high", "from", "start", "end", "count", "found", "part", "year")
            assert figure or not cell.startswith(("=", "+", "-", "@")), (column, cell)
            assert not (cell.isdigit() and len(cell) > 15), (column, cell)

# Label Studio and brat: every mark covers its words.
for task in json.load(open(folder / "label-studio/tasks.json", encoding="utf-8")):
    units = task["data"]["text"].encode("utf-16-le")
    for result in task["predictions"][0]["result"]:
        if "value" in result:
            value = result["value"]
            assert units[2 * value["start"]:2 * value["end"]].decode("utf-16-le") == value["text"]
try:
    from label_studio_sdk.label_interface import LabelInterface
    interface = LabelInterface((folder / "label-studio/config.xml").read_text())
    interface.validate()
    print("label-studio: the interface is valid")
except ImportError:
    print("label-studio: skipped, label_studio_sdk is not here")

# Web annotations: positions and quotations agree.
texts = {f"urn:gangmu:{d['id']}": d["text"] for d in documents}
annotations = [json.loads(line) for line in open(folder / "webanno/annotations.jsonl", encoding="utf-8")]
for annotation in annotations:
    text = texts[annotation["target"]["source"]]
    position, quote = annotation["target"]["selector"]
    assert text[position["start"]:position["end"]] == quote["exact"]
    assert text[:position["start"]].endswith(quote["prefix"]) and text[position["end"]:].startswith(quote["suffix"])
assert len({a["id"] for a in annotations}) == len(annotations)
print(f"web annotations: {len(annotations)} cover their words")

# R: types and labels.
if shutil.which("Rscript"):
    said = run("Rscript", "-e", 'source("r/read.R", chdir = TRUE); cat(nrow(measurements), class(measurements$deadline), attr(measurements$indicator, "label"), sum(measurements$value, na.rm = TRUE))', env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    rows, kind, label, total = said.split()
    assert (int(rows), kind, label) == (len(measurements), "Date", "指标"), said
    assert abs(float(total) - sum(m["value"] or 0 for m in measurements)) < 1e-6 * abs(float(total))
    print("R: all rows, types and labels")
else:
    print("R: skipped, Rscript is not here")

# LibreOffice opens the spreadsheet's CSV and keeps its texts.
if shutil.which("soffice"):
    run("soffice", "--headless", "--convert-to", "xlsx", "--infilter=CSV:44,34,76,1", "csv-excel/documents.csv", timeout=180)
    print("LibreOffice: opens the tables")
else:
    print("LibreOffice: skipped, soffice is not here")
shutil.rmtree(folder)
