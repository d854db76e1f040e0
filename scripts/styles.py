"""One style sheet for the whole site: what the pages use of Material's, then ours; hashed name, fonts hashed.

Knows: PurgeCSS, the order of the sheets.
Ignores: the pages' content.
Used by: scripts.site.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from functools import lru_cache
from pathlib import Path

from scripts import fonts, node
from scripts.places import ROOT

SHEETS = (
    "police",
    "site",
    "composants",
    "figures",
    "semaine",
    "impression",
    "familles",
    "formation",
    "hors-ligne",
)
CACHE = ROOT / "build" / "styles"
SAFE = ["dir", "ltr", "avec-js", "sans-js", "ouvert", "copie", "html", "body", ":root"]
# Parts of Material that this site replaces: no page carries their markup, whatever PurgeCSS may think.
FOREIGN = re.compile(
    r"admonition|\bdetails\b|\bsummary\b|\.md-(?:search|nav|header|tabs|footer|sidebar|source|dialog|toggle|overlay|consent|version|select|banner|top|clipboard|annotation|tooltip|ellipsis|feedback|tag|post|hidden|icon|button|logo|path|social|status|skip|progress|copyright|option|meta|pagination|profile|author|code|grid|main|container|content|inline|image|options|version)|\[data-md-color"
)


def run(site: Path) -> str:
    """Write the sheet and the font into the site; returns the path of the sheet from the site's root."""
    font = fonts.run()
    (site / "assets/fonts").mkdir(parents=True, exist_ok=True)
    shutil.copy2(font, site / "assets/fonts" / font.name)
    sheet = purged_material(site) + ours().replace("atkinson-next-fr.woff2", font.name)
    digest = hashlib.sha256(sheet.encode()).hexdigest()[:10]
    target = site / f"assets/css/style.{digest}.css"
    target.parent.mkdir(parents=True, exist_ok=True)
    for old in target.parent.glob("*.css"):
        old.unlink()
    target.write_text(sheet, "utf-8")
    return target.relative_to(site).as_posix()


def ours() -> str:
    """Our sheets, in order, made smaller by esbuild. Colours that the system forces come after the dark ones."""
    return _smaller("\n".join((dark(), *(written(name) for name in SHEETS))))


def written(name: str) -> str:
    return (ROOT / f"docs/assets/css/{name}.css").read_text("utf-8")


def dark() -> str:
    """The dark palette for those whose device asks for it, unless they chose light, and for those who chose it."""
    values = written("sombre").partition("{")[2].rpartition("}")[0]
    return (
        f'@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme="clair"]) {{{values}}} }}\n'
        f'@media screen {{ :root[data-theme="sombre"] {{{values}}} }}'
    )


@lru_cache(maxsize=1)
def _smaller(sheet: str) -> str:
    return node.run(
        node.ESBUILD,
        "--loader=css",
        "--minify",
        "--charset=utf8",
        problem="esbuild a refusé une feuille de style",
        stdin=sheet,
    )


def material() -> str:
    """Material's sheet without the components that this site draws itself, and without its icons as data."""
    import material as package

    folder = Path(package.__file__).parent / "templates/assets/stylesheets"
    sheet = next(folder.glob("main.*.min.css")).read_text("utf-8")
    return re.sub(r"/\*# sourceMappingURL.*?\*/", "", sheet)


def purged_material(site: Path) -> str:
    """Only the rules that some page, view or script can meet (cached by content of the pages' classes)."""
    source = material()
    named = frozenset(re.findall(r"[A-Za-z][\w-]*", source))  # no other word can keep a rule
    words = sorted({word for path in content_files(site) for word in words_of(path) & named})
    key = hashlib.sha256((" ".join(words) + source).encode()).hexdigest()[:16]
    cached = CACHE / f"{key}.css"
    if not cached.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        (CACHE / "source.css").write_text(source, "utf-8")
        (CACHE / "words.txt").write_text(" ".join(words), "utf-8")
        draft = cached.with_suffix(".part")  # a build that is stopped leaves no half sheet
        draft.write_text(without_foreign(purge()), "utf-8")
        draft.replace(cached)
    return cached.read_text("utf-8")


def content_files(site: Path) -> list[Path]:
    pages = [path for path in site.rglob("*.html") if "etat" not in path.parts]
    return [*pages, *(ROOT / "explorer").rglob("*.py"), *(ROOT / "docs/assets/js").rglob("*.js")]


def words_of(path: Path) -> frozenset[str]:
    """Tag names, classes and ids that a file may put in a page."""
    return _words(path.read_text("utf-8"), path.suffix == ".html")


@lru_cache(maxsize=2000)  # a process that stays reads again only the pages that changed
def _words(text: str, html: bool) -> frozenset[str]:
    if not html:
        return frozenset(re.findall(r"[a-z][a-z0-9_-]+", text))
    attributes = " ".join(re.findall(r'(?:class|id|type|dir|data-[a-z-]+)="([^"]*)"', text))
    return frozenset(re.findall(r"<([a-z][a-z0-9]*)", text)) | frozenset(
        re.findall(r"[A-Za-z][\w-]*", attributes)
    )


def purge() -> str:
    script = (
        "import {PurgeCSS} from 'purgecss';import fs from 'node:fs';"
        f"const dir={json.dumps(str(CACHE))};const extract=t=>t.split(/\\s+/);"
        "const r=await new PurgeCSS().purge({css:[{raw:fs.readFileSync(dir+'/source.css','utf8')}],"
        "content:[{raw:fs.readFileSync(dir+'/words.txt','utf8'),extension:'txt'}],"
        f"extractors:[{{extractor:extract,extensions:['txt']}}],safelist:{json.dumps(SAFE)},"
        "keyframes:true,variables:false,fontFace:true});process.stdout.write(r[0].css);"
    )
    return node.run("node", "--input-type=module", "-e", script, problem="PurgeCSS a échoué")


def without_foreign(sheet: str) -> str:
    """Drop rules whose every selector belongs to a replaced component, and variables that hold icons."""
    sheet = re.sub(r"--md-[\w-]+:url\([^)]*\)(?:;|(?=\}))", "", sheet)
    sheet = re.sub(r"([^{}]+)\{([^{}]*)\}", _keep, sheet)
    for _ in range(3):
        sheet = re.sub(r"@(?:media|supports)[^{}]*\{\s*\}", "", sheet)
    return sheet


def _keep(rule: re.Match[str]) -> str:
    selectors, body = rule.group(1), rule.group(2)
    if selectors.lstrip().startswith("@") or not body.strip():
        return "" if not body.strip() else rule.group(0)
    kept = [one for one in selectors.split(",") if not FOREIGN.search(one)]
    return f"{','.join(kept)}{{{body}}}" if kept else ""
