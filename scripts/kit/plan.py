"""The plan of the three hours and the evaluation form.

Knows: how minutes become hours on a clock that starts at zero, and how many sheets a room takes.
Ignores: where the page goes.
Used by: scripts.content.training.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from explorer.francais import nombre
from explorer.rendu.html import Liens, esc
from scripts.kit import Kit, list_of
from scripts.kit.impressions import SITE, printed

AFFICHES = "former/affiches.html"
ECHELLE = ("Pas du tout", "Un peu", "Assez", "Tout à fait")
PAR = {
    "personne": "une par personne",
    "deux": "une pour deux personnes",
    "table": "une par table",
    "salle": "une fois, pour la salle",
    "animation": "une fois, pour vous",
    "cas": "une fois par cas, pour vous",
}


class ToPrint(NamedTuple):
    """A line of what is printed: HTML, for whom, how many copies, how many sheets in all."""

    texte: str
    pour: str
    exemplaires: int
    feuilles: int


def render_plan(kit: Kit, liens: Liens) -> str:
    plan = kit.plan
    preparer = plan["preparer"]
    sequences, debut = [], 0
    for sequence in plan["deroulement"]:
        sequences.append(_sequence(kit, sequence, debut, liens))
        debut += sequence["minutes"]
    return (
        f'<p class="chapeau">{esc(plan["chapeau"])}</p>'
        f"<h2>À la fin, chacun sait</h2>{list_of([esc(o) for o in plan['objectifs']])}"
        f"{_timetable(plan)}"
        f'<h2 id="preparer">Préparer</h2><h3>La veille</h3>{list_of([esc(s) for s in preparer["avant"]])}'
        f"<h3>À imprimer</h3>{_print_table(kit, liens)}"
        f"<h3>À emporter</h3>{list_of([esc(s) for s in preparer['emporter']])}"
        f"<h3>La salle</h3>{list_of([esc(s) for s in preparer['salle']])}"
        f"<h3>À projeter</h3>{list_of([_link(ligne, liens) for ligne in preparer['projeter']])}"
        f"<h2>Les règles, à dire au début</h2>{list_of([esc(r) for r in plan['regles']], 'ol')}"
        f'<h2 id="deroulement">Le déroulement</h2>{"".join(sequences)}'
        f'<h2 id="secours">Si quelque chose manque, ou si l’on vous demande</h2>{_fallbacks(plan, liens)}'
        f"<h2>Après la séance</h2>{list_of([esc(a) for a in plan['apres']])}"
    )


def clock(minutes: int) -> str:
    """`95` → `1 h 35`."""
    return f"{minutes // 60} h {minutes % 60:02d}"


def _timetable(plan: Mapping[str, Any]) -> str:
    lignes, debut = [], 0
    for s in plan["deroulement"]:
        lignes.append(
            f'<tr><td>{clock(debut)}</td><td class="a-ma-montre"></td><td>{s["minutes"]}\u00a0min</td><td><a href="#{esc(s["id"])}">{esc(s["titre"])}</a></td></tr>'
        )
        debut += s["minutes"]
    return (
        '<h2 id="horaire">L’horaire</h2><div class="tableau" tabindex="0" role="region" aria-label="Horaire"><table class="horaire"><thead><tr><th scope="col">Début</th>'
        f'<th scope="col" class="a-ma-montre">À ma montre</th><th scope="col">Durée</th><th scope="col">Séquence</th></tr></thead><tbody>{"".join(lignes)}</tbody></table></div>'
    )


def to_print(kit: Kit, liens: Liens) -> list[ToPrint]:
    """What a room of `preparer.pour` takes: the sheets of the plan's own cases first, then the rest."""
    preparer = kit.plan["preparer"]
    personnes, tables = preparer["pour"]["personnes"], preparer["pour"]["tables"]
    exemplaires = {
        "personne": personnes,
        "deux": -(-personnes // 2),
        "table": tables,
        "salle": 1,
        "animation": 1,
        "cas": sum(len(sequence.get("cas", ())) for sequence in kit.plan["deroulement"]),
    }
    lignes = [_case_sheets(kit, sequence, personnes, liens) for sequence in kit.plan["deroulement"]]
    for ligne in preparer["imprimer"]:
        fichiers = (
            _poster_files(kit, liens)
            if ligne["adresse"] == AFFICHES and ligne["par"] == "salle"
            else ""
        )
        combien = exemplaires[ligne["par"]]
        lignes.append(
            ToPrint(
                _link(ligne, liens) + fichiers,
                PAR[ligne["par"]],
                combien,
                combien * ligne["feuilles"],
            )
        )
    return [ligne for ligne in lignes if ligne is not None]


def _case_sheets(
    kit: Kit, sequence: Mapping[str, Any], personnes: int, liens: Liens
) -> ToPrint | None:
    """The sheets of the cases of a sequence: one each, of every case or of the case of one's table."""
    noms = sequence.get("cas", ())
    if not noms:
        return None
    feuilles = ", ".join(
        f'<a href="{esc(liens.page("former/cas/participants.html"))}#feuille-{esc(nom)}" data-sans-swup>'
        f"{esc(kit.case(nom)['titre'])}</a>"
        for nom in noms
    )
    partage = sequence.get("un_cas_par_table", False)
    combien = personnes if partage else personnes * len(noms)
    pour = "un des cas par personne" if partage else PAR["personne"]
    return ToPrint(f"Feuille du cas : {feuilles}", pour, combien, combien)


def _print_table(kit: Kit, liens: Liens) -> str:
    """What to print, how many, and how much paper in all."""
    pour = kit.plan["preparer"]["pour"]
    lignes = to_print(kit, liens)
    corps = "".join(
        f'<tr><th scope="row">{ligne.texte}</th><td>{ligne.pour}</td>'
        f"<td>{ligne.exemplaires}</td><td>{ligne.feuilles}</td></tr>"
        for ligne in lignes
    )
    total = nombre(sum(ligne.feuilles for ligne in lignes))
    return (
        '<div class="tableau" tabindex="0" role="region" aria-label="À imprimer"><table class="plan-imprimer">'
        f"<caption>Pour {pour['personnes']} personnes et {pour['tables']} tables</caption>"
        '<thead><tr><th scope="col">Quoi</th><th scope="col">Combien</th>'
        f'<th scope="col">Exemplaires</th><th scope="col">Feuilles</th></tr></thead><tbody>{corps}'
        f'<tr class="plan-imprimer-total"><th scope="row" colspan="3">En tout</th><td>{total}</td></tr></tbody></table></div>'
    )


def _poster_files(kit: Kit, liens: Liens) -> str:
    """The A3 files, when `make formation` has printed them; of no use on paper."""
    faits = [(affiche["titre"], printed(kit, affiche).get("a3")) for affiche in kit.affiches]
    return list_of(
        [
            f'<a href="{esc(liens.page(f"{SITE}/{nom}"))}" data-sans-swup>{esc(titre)} (PDF, A3)</a>'
            for titre, nom in faits
            if nom
        ],
        classe="sans-impression",
    )


def _fallbacks(plan: Mapping[str, Any], liens: Liens) -> str:
    return "".join(
        f"<h3>{esc(s['si'])}</h3><p>{esc(s['faire'])}</p>{_links(s.get('avec', []), liens)}"
        for s in plan["secours"]
    )


def _sequence(kit: Kit, sequence: Mapping[str, Any], debut: int, liens: Liens) -> str:
    etapes, heure = [], debut
    for etape in sequence["faire"]:
        etapes.append(
            f'<strong class="etape-heure">{clock(heure)}</strong> {esc(etape["texte"])} '
            f'<span class="sequence-duree">({etape["minutes"]}\u00a0min)</span>'
        )
        heure += etape["minutes"]
    ecran = (
        f"<p><strong>À l’écran :</strong> {esc(sequence['projeter'])}</p>"
        if "projeter" in sequence
        else ""
    )
    return (
        f'<section class="sequence" id="{esc(sequence["id"])}"><h3>{clock(debut)} · {esc(sequence["titre"])} '
        f'<span class="sequence-duree">({sequence["minutes"]}\u00a0min)</span></h3>'
        f"<p><strong>Tables :</strong> {esc(sequence['tables'])}</p>"
        f"{list_of(etapes, 'ul', 'etapes-heures')}{ecran}"
        f"{_cases(kit, 'Un cas par table' if 'un_cas_par_table' in sequence else 'Cas', sequence.get('cas', ()), liens)}"
        f"{_cases(kit, 'En réserve, ou à la place d’un autre', sequence.get('reserve', ()), liens)}"
        f"{_links(sequence.get('avec', []), liens)}</section>"
    )


def _cases(kit: Kit, titre: str, noms: Iterable[str], liens: Liens) -> str:
    """Each case with its point, its screens and its facilitator's page."""
    lignes = [
        f"<strong>{esc(kit.case(nom)['titre'])}</strong> · {esc(kit.case(nom)['point'])}<br>"
        f'<span class="sans-impression"><a href="{esc(liens.page(f"former/cas/{nom}.html"))}">Projeter</a> · '
        f'<a href="{esc(liens.page(f"former/cas/animateur-{nom}.html"))}">Animer</a></span>'
        for nom in noms
    ]
    return f"<p><strong>{titre} :</strong></p>{list_of(lignes)}" if lignes else ""


def _links(lignes: list[dict[str, str]], liens: Liens) -> str:
    return list_of([_link(ligne, liens) for ligne in lignes], classe="sans-impression")


def _link(ligne: Mapping[str, str], liens: Liens) -> str:
    return f'<a href="{esc(liens.page(ligne["adresse"]))}">{esc(ligne["texte"])}</a>'


def render_evaluation(kit: Kit) -> str:
    """A form for paper: nothing is typed here, nothing is sent."""
    evaluation = kit.plan["evaluation"]
    tetes = "".join(f'<th scope="col">{mot}</th>' for mot in ECHELLE)
    lignes = "".join(
        f'<tr><th scope="row">{esc(a)}</th>{"<td><span class=case aria-hidden=true></span></td>" * len(ECHELLE)}</tr>'.replace(
            "class=case aria-hidden=true", 'class="case" aria-hidden="true"'
        )
        for a in evaluation["accords"]
    )
    ouvertes = "".join(
        f'<p class="a-remplir">{esc(q)}</p><span class="lignes" aria-hidden="true"><i></i><i></i></span>'
        for q in evaluation["ouvertes"]
    )
    secteur = " ".join(
        f'<span class="case" aria-hidden="true"></span> {mot}'
        for mot in ("CPAS", "SAJ", "SPJ", "autre")
    )
    return (
        "<p>À imprimer, une feuille par personne. Sans nom.</p>"
        f'<p>Je travaille dans : {secteur}</p><div class="tableau" tabindex="0" role="region" aria-label="Évaluation"><table class="evaluation"><thead><tr><th scope="col">Après la séance</th>{tetes}</tr></thead>'
        f"<tbody>{lignes}</tbody></table></div>{ouvertes}"
    )
