"""HTML of a state of a referral: a question to answer, or the suites and their reasons.

Knows: the order of the sections of a screen, for a telephone and for a screen reader.
Ignores: where the fragment is put (static page, live page), how the state string is read.
Used by: explorer.vues.orientation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explorer.corpus import Corpus
from explorer.flow import A_VERIFIER, MANQUANTE, Etat
from explorer.francais import liste
from explorer.rendu.html import (
    Liens,
    esc,
    render_citations,
    render_lectures,
    render_reading_mark,
    render_tools,
)
from explorer.rendu.pied import render_foot
from explorer.rendu.reponses import (
    DEPART,
    canonical,
    render_answers,
    render_changes,
    render_choices,
    render_dropped,
    render_waiting,
)
from explorer.rendu.suite import render_suite, render_suite_citations

CONSTATS = {MANQUANTE: "Manquante", A_VERIFIER: "À vérifier", None: "Remplie, selon vous"}
NOMBRES = {2: "deux", 3: "trois", 4: "quatre"}


def render_state(corpus: Corpus, etat: Etat, liens: Liens, messages: str = "") -> str:
    """The whole fragment of a state; `messages` stands right under the heading."""
    corps = _question(corpus, etat, liens) if etat.question else _suites(corpus, etat, liens)
    genre = "question" if etat.question else "suite"
    chaine = canonical(corpus, etat.flux, etat.retenues + etat.en_attente)
    avis = messages + _crossing(corpus, etat) + render_dropped(corpus, etat)
    return (
        f'<section class="vue vue-orientation vue-{genre}" data-etat="{esc(chaine)}">'
        f'<p class="etape" id="vue-etape">{esc(progress(corpus, etat))}</p>'
        f'<h2 class="vue-titre" tabindex="-1" aria-describedby="vue-etape">'
        f"{esc(title(corpus, etat))}</h2>"
        f"{avis}{corps}{_foot(corpus, etat, liens)}</section>"
    )


def title(corpus: Corpus, etat: Etat) -> str:
    """The heading: the question, what to do, or the number of readings."""
    if etat.question:
        return str(corpus.question(etat.question)["texte"])
    if len(etat.suites) == 1:
        return str(corpus.suite(etat.suites[0][0])["titre"])
    nombre = NOMBRES.get(len(etat.suites), str(len(etat.suites)))
    return f"Le texte se lit de {nombre} façons : voici chaque suite"


def progress(corpus: Corpus, etat: Etat) -> str:
    """Where the reader stands, in words; no total is promised: answers decide what is asked."""
    flux = str(corpus.flux(etat.flux)["titre"])
    if etat.question is None:
        return f"Résultat : {flux}"
    etapes = dict.fromkeys(_step(corpus, question) for question, _ in etat.retenues)
    courante = _step(corpus, etat.question)
    numero = len(etapes) if courante in etapes else len(etapes) + 1
    return f"Étape {numero} : {flux}{_condition_rank(corpus, etat)}"


def _step(corpus: Corpus, question: str) -> str:
    """A gate counts for one step, whatever the number of its conditions."""
    portes = corpus.portes.values()
    return next((porte["id"] for porte in portes if question in porte["questions"]), question)


def _condition_rank(corpus: Corpus, etat: Etat) -> str:
    if etat.porte is None:
        return ""
    porte = corpus.porte(etat.porte)
    rang = porte["questions"].index(etat.question) + 1
    return f". {porte['titre']}, condition {rang} sur {len(porte['questions'])}"


def _crossing(corpus: Corpus, etat: Etat) -> str:
    """Say when the answers have led from one schema to another."""
    flux = [corpus.flux(ident)["titre"] for ident in etat.chemin if ident != DEPART]
    if len(flux) < 2:
        return ""
    return (
        '<p class="avertissement">Vos réponses vous ont fait passer d’un parcours à un autre : '
        f"{liste([f'« {esc(titre)} »' for titre in flux], 'puis')}. "
        "Elles sont gardées ; les cinq conditions du secret et le référent se vérifient pour chaque "
        "service.</p>"
    )


def _question(corpus: Corpus, etat: Etat, liens: Liens) -> str:
    question: Mapping[str, Any] = corpus.question(etat.question or "")
    aide = f'<p class="aide">{esc(question["aide"])}</p>' if question.get("aide") else ""
    return (
        f"{aide}{render_choices(corpus, etat, liens)}"
        f"<h3>Où trouver cette information ?</h3>"
        f'<p class="ou-trouver">{esc(question["ou_trouver"])}</p>'
        f"{render_citations(corpus, question['citations'], liens, 'Pourquoi cette question ?')}"
        f"{render_lectures(corpus, question.get('lectures', ()), liens)}"
        f"{render_waiting(corpus, etat)}{render_answers(corpus, etat, liens)}{_tools(etat)}"
    )


def _suites(corpus: Corpus, etat: Etat, liens: Liens) -> str:
    """What to do, the tools, the answers; then, folded on a screen, the parts to look up."""
    suites = [corpus.suite(ident) for ident, _ in etat.suites]
    sens = [lecture[0] for _, lecture in etat.suites if lecture]
    registre = [*sens, *(ident for suite in suites for ident in suite.get("lectures", ()))]
    return (
        _suite_bodies(corpus, etat, liens)
        + _tools(etat)
        + render_answers(corpus, etat, liens)
        + render_changes(corpus, etat, liens)
        + render_lectures(corpus, registre, liens)
        + render_suite_citations(corpus, suites, liens)
    )


def _suite_bodies(corpus: Corpus, etat: Etat, liens: Liens) -> str:
    conditions = render_conditions(corpus, etat)
    if len(etat.suites) > 1:
        return _readings(corpus, etat, liens) + conditions
    suite = corpus.suite(etat.suites[0][0])
    avant, apres = (conditions, "") if etat.conditions else ("", conditions)
    return f'<div class="suite">{render_suite(corpus, suite, liens, 3, avant)}{apres}</div>'


def _readings(corpus: Corpus, etat: Etat, liens: Liens) -> str:
    """One article per reading, side by side where the screen allows; none is chosen."""
    entrees = [
        corpus.lecture(ident) for ident in dict.fromkeys(s[1][0] for s in etat.suites if s[1])
    ]
    intro = "".join(
        f'<p class="chapeau">La question ouverte : {esc(entree["titre"])} '
        "Ce site ne choisit pas à votre place.</p>"
        for entree in entrees
    )
    groupes = _by_suite(etat)
    resume = "".join(_reading_line(corpus, etat, *groupe) for groupe in groupes.items())
    articles = "".join(
        f'<article class="suite">{_same_suite(rangs)}'
        + "".join(_reading(corpus, rang, etat.suites[rang - 1][1]) for rang in rangs)
        + f"<h3>{esc(corpus.suite(ident)['titre'])}</h3>"
        f"{render_suite(corpus, corpus.suite(ident), liens, 4, parmi=True)}</article>"
        for ident, rangs in groupes.items()
    )
    return f'{intro}<ul>{resume}</ul><div class="colonnes suites">{articles}</div>'


def _by_suite(etat: Etat) -> dict[str, list[int]]:
    """Each suite once, with the ranks of the readings that lead to it."""
    groupes: dict[str, list[int]] = {}
    for rang, (ident, _) in enumerate(etat.suites, 1):
        groupes.setdefault(ident, []).append(rang)
    return groupes


def _reading_line(corpus: Corpus, etat: Etat, ident: str, rangs: list[int]) -> str:
    """Where the readings of a suite lead, in one line: all are seen before one is read through."""
    lectures = [lecture for rang in rangs if (lecture := etat.suites[rang - 1][1])]
    marques = "".join(render_reading_mark(corpus.lecture(nom), sens) for nom, sens in lectures)
    noms = f"Lecture{'s' if len(rangs) > 1 else ''} {liste([str(r) for r in rangs])}"
    return f"<li><strong>{noms}</strong>{marques} : {esc(corpus.suite(ident)['titre'])}.</li>"


def _same_suite(rangs: list[int]) -> str:
    if len(rangs) < 2:
        return ""
    return f'<p class="memes-lectures"><strong>Lectures {liste([str(r) for r in rangs])} : même suite.</strong></p>'


def _reading(corpus: Corpus, rang: int, lecture: tuple[str, str] | None) -> str:
    if lecture is None:
        return ""
    entree = corpus.lecture(lecture[0])
    sens = next(s for s in entree["lectures"] if s["id"] == lecture[1])
    marque = render_reading_mark(entree, lecture[1])
    return f'<p class="selon"><strong>Lecture {rang}.</strong> {esc(sens["texte"])}{marque}</p>'


def render_conditions(corpus: Corpus, etat: Etat) -> str:
    """The conditions of every gate met, each with its state in a word; missing ones named first."""
    donnees = dict(etat.retenues)
    portes = [p for p in corpus.portes.values() if any(q in donnees for q in p["questions"])]
    return "".join(_gate(corpus, etat, porte) for porte in portes)


def _gate(corpus: Corpus, etat: Etat, porte: Mapping[str, Any]) -> str:
    noms = [corpus.question(question)["condition"]["nom"] for question in porte["questions"]]
    if not any(question in etat.conditions for question in porte["questions"]):
        corps = f"<p>Remplies, selon vos réponses : {esc(liste(noms))}.</p>"
    else:
        lignes = "".join(_condition(corpus, etat, question) for question in porte["questions"])
        corps = f"{_failed(corpus, etat, porte)}<ul>{lignes}</ul>"
    return f'<div class="bloc conditions"><h3>{esc(porte["titre"])}</h3>{corps}</div>'


def _failed(corpus: Corpus, etat: Etat, porte: Mapping[str, Any]) -> str:
    """« Il manque : … » and « À vérifier : … », or nothing when all are fulfilled."""
    phrases = ""
    for constat, debut in ((MANQUANTE, "Il manque"), (A_VERIFIER, "Reste à vérifier")):
        noms = [
            f"<strong>{esc(corpus.question(question)['condition']['nom'])}</strong>"
            for question in porte["questions"]
            if etat.conditions.get(question) == constat
        ]
        phrases += f"<p>{debut} : {liste(noms)}.</p>" if noms else ""
    return phrases


def _condition(corpus: Corpus, etat: Etat, question: str) -> str:
    condition = corpus.question(question)["condition"]
    constat = etat.conditions.get(question)
    cle = {MANQUANTE: "manquante", A_VERIFIER: "a_verifier"}.get(constat or "")
    message = f" {esc(condition[cle])}" if cle else ""
    return (
        f'<li class="condition condition-{constat or "remplie"}">'
        f"<strong>{CONSTATS[constat]} :</strong> {esc(condition['nom'])}.{message}</li>"
    )


def _tools(etat: Etat) -> str:
    if etat.flux == DEPART and not etat.retenues:
        return ""
    return render_tools(*(("imprimer",) if etat.suites else ()), "copier", "recommencer")


def _foot(corpus: Corpus, etat: Etat, liens: Liens) -> str:
    suites = dict.fromkeys(f"suite {ident}" for ident, _ in etat.suites)
    reference = f"question {etat.question}" if etat.question else ", ".join(suites)
    return render_foot(corpus, liens, _text_applied(corpus, etat), reference, corpus.avis)


def _text_applied(corpus: Corpus, etat: Etat) -> str:
    """The text that this screen quotes first."""
    unite = corpus.question(etat.question) if etat.question else corpus.suite(etat.suites[0][0])
    return str(unite["citations"][0]["phrase"]).partition("#")[0]
