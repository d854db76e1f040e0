"""HTML of the form of the staffing and subsidy calculator.

Knows: its fields and their words.
Ignores: what is done with the answers.
Used by: explorer.vues.protutelle.
"""

from __future__ import annotations

from explorer.corpus import Corpus
from explorer.protutelle.options import COORDINATEUR, read_chiffres
from explorer.rendu.formulaire import (
    Champ,
    Saisie,
    render_checkbox,
    render_field,
    render_form,
)
from explorer.rendu.html import Liens
from explorer.rendu.protutelle_options import FONCTIONS

PAGE = "protutelle/calcul.html"
CHAMPS = (
    Champ(
        "mandats",
        "Nombre de mandats agréés",
        "Le nombre écrit dans l’arrêté d’agrément, pas le nombre d’enfants suivis aujourd’hui.",
    ),
    Champ(
        "date",
        "Date du calcul (facultatif)",
        "Sans date, le calcul applique la dernière version connue.",
        "date",
    ),
    Champ("comparer", "Comparer avec un autre nombre de mandats (facultatif)"),
)


def render_fields(corpus: Corpus, liens: Liens, saisie: Saisie) -> str:
    """The form; what is optional is folded, and open when something was typed in it."""
    chiffres = read_chiffres(corpus)
    pas = Champ(
        "pas",
        f"Nombre de sauts d’index de {chiffres.pas_index} à appliquer (facultatif)",
        "Le montant du texte n’est pas indexé et aucun montant indexé officiel n’a été trouvé.",
    )
    bruts = "".join(
        render_field(Champ(f"brut-{nom}", f"Brut annuel : {titre.lower()}", "", "montant"), saisie)
        for nom, titre in FONCTIONS.items()
    )
    conditions = render_checkbox(
        "residentiel", "Le pouvoir organisateur a au moins un service résidentiel général", saisie
    ) + render_checkbox(
        "plus-de-28", f"Ses services comptent ensemble plus de {chiffres.coordinateur}", saisie
    )
    coche = " open" if saisie.valeurs.keys() & {"residentiel", "plus-de-28"} else ""
    typees = {*saisie.valeurs, *saisie.erreurs}
    ouvert = " open" if any(nom.startswith("brut-") or nom == "pas" for nom in typees) else ""
    return render_form(
        "protutelle",
        liens.page(PAGE),
        "".join(render_field(champ, saisie) for champ in CHAMPS)
        + f"<details{coche}><summary>{COORDINATEUR} (facultatif)</summary>"
        + f'<p class="aide">Il ne le remplace qu’à deux conditions :</p>{conditions}</details>'
        + f"<details{ouvert}>"
        + "<summary>Index et salaires : vos propres chiffres (facultatif)</summary>"
        + render_field(pas, saisie)
        + '<p class="aide">Les textes lus ne donnent aucun salaire. Si vous en connaissez, le site '
        f"les multiplie par les ETP et ajoute le forfait de {chiffres.charges}. Ces chiffres "
        f"restent dans votre appareil.</p>{bruts}</details>",
    )
