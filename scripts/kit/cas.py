"""A case of the training three times: the participants' sheet, the facilitator's page, the screens.

Knows: the order of a case in a room (read, answer, compare, reveal, read the words), and what each one may see.
Ignores: what the engine answers (scripts.kit.resultats), where pages go.
Used by: scripts.content.training.
"""

from __future__ import annotations

from explorer.corpus import Corpus
from explorer.flow import find_answer
from explorer.francais import liste
from explorer.rendu.html import Liens, esc, render_citations
from scripts.edition import walk
from scripts.kit import Cas, Kit, list_of
from scripts.kit.extraits import numbers
from scripts.kit.resultats import render_answer, render_rest, render_tables, state

COTES = {
    "cpas": "Ce que le CPAS croit souvent",
    "aide-jeunesse": "Ce que l’aide à la jeunesse croit souvent",
}

RAPPEL_SEUL = "Écrivez aussi ce que le texte ne dit pas. Aucun nom, aucun vrai dossier."
RAPPEL = (
    "Écrivez aussi ce que le texte dit (avec le numéro de la phrase, si vous avez l’extrait), "
    "et ce qu’il ne dit pas. Aucun nom, aucun vrai dossier."
)
LIGNES = f'<span class="lignes" aria-hidden="true">{"<i></i>" * 3}</span>'


def label(cas: Cas) -> str:
    """« Schéma 1 · 15 min », for the facilitator: the schema would answer the first question."""
    schema = f"Schéma {cas['schema']}" if cas["schema"] else "Protutelles"
    return f"{schema} · {cas['minutes']}\u00a0min"


def participant(kit: Kit, cas: Cas, niveau: int = 2) -> str:
    """The sheet handed out: the situation, the questions, room to write; nothing else."""
    demandes = "".join(f"<li>{esc(d)}{LIGNES}</li>" for d in cas["demande"])
    return (
        f'<section class="feuille" id="feuille-{esc(cas["id"])}"><p class="etape">Une situation inventée</p>'
        f"<h{niveau}>{esc(cas['titre'])}</h{niveau}>{situation(kit, cas)}{_printed_words(kit, cas)}"
        f'<p><strong>À décider, à votre table :</strong></p><ol class="a-ecrire">{demandes}</ol>'
        f'<p class="rappel">{RAPPEL if "flux" in cas else RAPPEL_SEUL}</p>{LIGNES if "flux" in cas else ""}</section>'
    )


def situation(kit: Kit, cas: Cas) -> str:
    """The facts, and what is true in every case that follows a flow."""
    toujours = f'<p class="cas-toujours">{esc(kit.toujours)}</p>' if "flux" in cas else ""
    return f"{paragraphs(cas)}{toujours}"


def paragraphs(cas: Cas) -> str:
    return "".join(f"<p>{esc(texte)}</p>" for texte in cas["situation"])


def _printed_words(kit: Kit, cas: Cas) -> str:
    """The units of the text that the sheet prints, word for word, under their reference."""
    lignes = []
    for ref in cas.get("imprimer", ()):
        texte_id, _, nom = ref.partition("#")
        texte = kit.edition.data["textes"][texte_id]
        racine = next(u for r in texte["unites"] for u in walk(r) if u["id"] == nom)
        mots = " ".join(
            " ".join(
                [
                    "" if unite is racine else unite.get("numero", ""),
                    *(p["texte"] for p in unite.get("phrases", ())),
                ]
            ).strip()
            for unite in walk(racine)
            if unite.get("phrases")
        )
        lignes.append(f"<strong>{esc(racine['reference'])}</strong> « {esc(mots)} »")
    return f'<div class="texte-imprime">{list_of(lignes)}</div>' if lignes else ""


def facilitator(kit: Kit, cas: Cas, liens: Liens, niveau: int = 2, *, lire: bool = True) -> str:
    """Everything the facilitator needs, in the order of use; `lire`: with links to read further."""
    corpus, h = kit.corpus, f"h{niveau}"
    ouvert = list_of([esc(ligne) for ligne in cas["ouvert"]])
    registre = ", ".join(
        f'<a href="{esc(liens.lecture(nom))}">{nom}{esc(" : " + corpus.lecture(nom)["titre"]) if lire else ""}</a>'
        for nom in cas["lectures"]
    )
    croyances = "".join(_belief(nom, texte) for nom, texte in cas.get("croyances", {}).items())
    tables = render_tables(corpus, cas, liens, lire=lire)
    parties = (
        ("La situation", situation(kit, cas) + _roles(kit, cas, liens)),
        ("Les questions de la feuille, et leurs réponses", _key(cas)),
        (
            "Ce que répond le site",
            render_answer(corpus, cas, liens, lire=lire) + render_rest(corpus, cas),
        ),
        ("Les faits, question par question", _facts(corpus, cas)),
        ("Ce que répondent souvent les deux tables", tables),
        ("Le piège", f"<p>{esc(cas['piege'])}</p>"),
        ("Ce que chaque côté croit de l’autre", croyances),
        ("Questions à poser", list_of([esc(q) for q in cas["questions"]])),
        ("Ce que le texte laisse ouvert", f"{ouvert}<p>Au registre : {registre}.</p>"),
        (
            "Les mots du texte",
            _numbered(kit, cas) + render_citations(corpus, cas["citations"], liens),
        ),
    )
    corps = "".join(f"<{h}>{titre}</{h}>{partie}" for titre, partie in parties if partie)
    return (
        f'<div class="animation"><p class="etape">{esc(label(cas))}</p>'
        f'<p class="chapeau">{esc(sentence(cas["point"]))}</p>{corps}</div>'
    )


def sentence(texte: str) -> str:
    """The text with its full stop, if it has no mark at its end."""
    return texte if texte.endswith(("?", "!", ".", "…")) else f"{texte}."


def _key(cas: Cas) -> str:
    """Each question of the sheet, and its answer."""
    paires = zip(cas["demande"], cas["corrige"], strict=True)
    return list_of(
        [f"{esc(d)}<br><strong>{esc(c)}</strong>" for d, c in paires], "ol", "corrige-cas"
    )


def _roles(kit: Kit, cas: Cas, liens: Liens) -> str:
    """The cards to deal, in the order that serves when there are fewer people."""
    if "roles" not in cas:
        return ""
    titres = [esc(kit.role(nom)["titre"]) for nom in cas["roles"]]
    return (
        f"<p><strong>Cartes à donner, dans cet ordre :</strong> {' ; '.join(titres)}. "
        f'<a class="sans-impression" href="{esc(liens.page("former/roles.html"))}">Les cartes</a></p>'
    )


def _numbered(kit: Kit, cas: Cas) -> str:
    """Where these words stand on the extract that the tables have."""
    rangs = numbers(kit, cas)
    ici = sorted({rangs[c["phrase"]] for c in cas["citations"] if c["phrase"] in rangs})
    if not ici:
        return ""
    mots = liste([str(rang) for rang in ici])
    return f"<p>Sur l’extrait du schéma {cas['schema']}, à table : n<sup>os</sup>\u00a0{mots}.</p>"


def _belief(nom: str, texte: str) -> str:
    """The first sentence is what is believed; the rest answers it."""
    croyance, _, reponse = texte.partition(". ")
    return f"<p><strong>{COTES[nom]} :</strong> « {esc(croyance)}. » {esc(reponse)}</p>"


def _facts(corpus: Corpus, cas: Cas) -> str:
    """The facts as the simulator takes them."""
    if "reponses" not in cas:
        return ""
    lignes = []
    for nom, reponse in state(corpus, cas).retenues:
        choix = find_answer(corpus.question(nom), reponse) or {}
        lignes.append(
            f"{esc(corpus.question(nom)['texte'])} <strong>{esc(choix.get('texte', reponse))}</strong>"
        )
    return list_of(lignes, "ol", "faits")


def screens(kit: Kit, cas: Cas, liens: Liens) -> str:
    """One block a screen; what is marked `a-reveler` waits for the facilitator. All in order on paper."""
    corpus = kit.corpus
    tables = render_tables(corpus, cas, liens)
    blocs = [
        screen(cas["titre"], f"{situation(kit, cas)}"),
        screen("À votre table", list_of([esc(d) for d in cas["demande"]], "ol")),
        screen("Deux tables, deux réponses", hide("Montrer ce qu’elles répondent souvent", tables))
        if tables
        else "",
        screen(
            "Ce que répond le site", hide("Montrer la réponse", render_answer(corpus, cas, liens))
        ),
        screen("Vos questions, une à une", hide("Montrer les réponses", _key(cas))),
        screen("Les mots du texte", render_citations(corpus, cas["citations"], liens)),
        screen("Ce que le texte laisse ouvert", list_of([esc(ligne) for ligne in cas["ouvert"]])),
        screen("À discuter", list_of([esc(q) for q in cas["questions"]])),
    ]
    return f'<div class="projetable" data-titre="{esc(cas["titre"])}">{"".join(blocs)}</div>'


def screen(titre: str, corps: str) -> str:
    return f'<section class="ecran"><h2>{esc(titre)}</h2>{corps}</section>'


def hide(invite: str, corps: str) -> str:
    """Folded until it is asked for: a room that sees the page open has not seen the answer."""
    return f'<details class="a-reveler"><summary>{esc(invite)}</summary>{corps}</details>'
