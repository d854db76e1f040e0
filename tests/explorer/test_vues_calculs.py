"""The two calculators as fragments: first screen, result, errors that keep what was typed,
hostile states.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.corpus import Corpus
from explorer.errors import ProtocoleError
from explorer.rendu.typographie import spaced
from explorer.vues import protutelle, rapports

VIDES = {"br", "input", "img"}


class Balance(HTMLParser):
    """Collects open tags; a tag closed out of order is kept in `desordres`."""

    def __init__(self) -> None:
        super().__init__()
        self.pile: list[str] = []
        self.desordres: list[str] = []
        self.ids: list[str] = []
        self.balises: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.balises.add(tag)
        self.ids += [valeur or "" for nom, valeur in attrs if nom == "id"]
        if tag not in VIDES:
            self.pile.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.balises.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.pile or self.pile.pop() != tag:
            self.desordres.append(tag)


def check_html(html: str) -> Balance:
    lecteur = Balance()
    lecteur.feed(html)
    assert lecteur.pile == [] and lecteur.desordres == []
    assert len(set(lecteur.ids)) == len(lecteur.ids)
    return lecteur


ETATS = [
    (protutelle, ""),
    (protutelle, "mandats=79&date=2026-01-01&comparer=80&pas=10&brut-direction=60000"),
    (protutelle, "mandats=450"),
    (protutelle, "mandats=abc&date=2026-02-30&pas=x&brut-direction=y"),
    (rapports, ""),
    (
        rapports,
        "mandat=2026-12-31&remise=&designation=2027-08-28&type=decision&jusqu-au=2030-01-01",
    ),
    (rapports, "mandat=&remise=x"),
]


@pytest.mark.parametrize(("vue", "etat"), ETATS)
def test_fragments_are_well_formed_and_start_with_their_heading(
    corpus: Corpus, vue: ModuleType, etat: str
) -> None:
    rendu = vue.view(corpus, etat, "../")
    check_html(rendu.html)
    premier = re.search(r"<h\d[^>]*>", rendu.html)
    assert premier and premier[0] == '<h2 class="vue-titre" tabindex="-1">'
    assert rendu.titre and rendu.annonce and "<" not in rendu.annonce
    assert vue.view(corpus, rendu.etat, "../").html == rendu.html


def test_a_result_says_the_answer_first(corpus: Corpus) -> None:
    html = protutelle.view(corpus, "mandats=79&date=2026-01-01", "../").html
    assert "entre <strong>27\u202f428,00\u00a0€ et 30\u202f094,61\u00a0€ par an" in html
    ordre = [
        html.index(m) for m in ("resultat", "<table", "avertissement", 'class="trace"', "<svg")
    ]
    assert ordre == sorted(ordre)
    assert "votre nombre" in html


def test_errors_stand_by_their_field_and_keep_what_was_typed(corpus: Corpus) -> None:
    html = protutelle.view(corpus, "mandats=79,5&date=2026-02-30", "").html
    assert '<a href="#champ-mandats">' in html and '<a href="#champ-date">' in html
    assert 'value="79,5"' in html and 'value="2026-02-30"' in html
    assert 'aria-describedby="aide-mandats erreur-mandats" aria-invalid="true"' in html
    html = rapports.view(corpus, "mandat=2026-01-15&remise=2026-01-01", "").html
    assert '<a href="#champ-remise">' in html


def test_dates_in_belgian_order_are_kept_as_iso(corpus: Corpus) -> None:
    rendu = rapports.view(corpus, "mandat=31/12/2026", "")
    assert rendu.etat == f"mandat=2026-12-31&v={corpus.version}"
    assert 'value="2026-12-31"' in rendu.html


def test_a_type_without_a_day_of_designation_is_left_aside(corpus: Corpus) -> None:
    assert "type" not in rapports.view(corpus, "mandat=2026-12-31&type=decision", "").etat


def test_old_and_foreign_links_say_so(corpus: Corpus) -> None:
    html = protutelle.view(corpus, "mandats=79&v=0.1&couleur=<b>bleu</b>", "").html
    assert "version 0.1 des données" in html and "«\u00a0couleur\u00a0»" in html


@given(texte=st.text(alphabet="ab :;?!«»%€<>", max_size=30))
def test_french_spacing_done_twice_changes_nothing(texte: str) -> None:
    assert spaced(spaced(texte)) == spaced(texte)


def test_files_have_a_name_and_a_type(corpus: Corpus) -> None:
    ics = rapports.fichier(corpus, "ics", "mandat=2026-12-31")
    assert ics.nom == "rapports-mandat-2026-12-31.ics" and ics.type_mime.startswith("text/calendar")
    csv = protutelle.fichier(corpus, "csv", "mandats=79")
    assert csv.nom == "protutelle-79-mandats.csv" and csv.contenu.startswith("\ufeff")


@pytest.mark.parametrize(
    ("vue", "genre", "etat"),
    [
        (protutelle, "ics", "mandats=79"),
        (protutelle, "csv", ""),
        (rapports, "pdf", ""),
        (rapports, "ics", "mandat=x"),
    ],
)
def test_a_file_that_cannot_be_made_is_refused(
    corpus: Corpus, vue: ModuleType, genre: str, etat: str
) -> None:
    with pytest.raises(ProtocoleError):
        vue.fichier(corpus, genre, etat)


CLES = st.sampled_from([*protutelle.CHAMPS, *rapports.CHAMPS, "v", "<i>", "flux", ""])
VALEURS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        ['"><script>alert(1)</script>', "%00%ff", "9" * 500, "31/12/2026", "79", "NaN", "oui"]
    ),
)


@settings(max_examples=400, deadline=None)
@given(paires=st.lists(st.tuples(CLES, VALEURS), max_size=12))
def test_hostile_states_never_fail_and_never_become_markup(
    corpus: Corpus, paires: list[tuple[str, str]]
) -> None:
    etat = "&".join(f"{cle}={valeur}" for cle, valeur in paires)
    for vue in (protutelle, rapports):
        lecteur = check_html(vue.view(corpus, etat, "../").html)
        assert not lecteur.balises & {"script", "i", "iframe", "img"}
