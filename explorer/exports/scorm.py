"""The quiz as the texts of a SCORM 1.2 package: manifest and page.

Knows: the manifest's grammar, how many questions a try draws, the pass mark.
Ignores: the zip (scripts.exports), the questions, the talk with the platform (docs/assets/js/quiz/scorm.js).
Used by: scripts.exports.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.corpus import Corpus
from explorer.quiz import Question
from explorer.rendu.html import esc
from explorer.rendu.quiz import render_quiz

NOMBRE = 20
"""Questions drawn at each attempt, out of all of them."""
REUSSITE = 70
"""Share of right answers, in per cent, from which the platform is told « passed »: a choice of
ours.
"""


def manifest(ident: str, titre: str, version: str, fichiers: Iterable[str]) -> str:
    """`imsmanifest.xml` of a package with one organisation, one item, one resource."""
    liste = "\n".join(f'      <file href="{esc(nom)}"/>' for nom in fichiers)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{esc(ident)}" version="{esc(version)}"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
      http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="{esc(ident)}-organisation">
    <organization identifier="{esc(ident)}-organisation">
      <title>{esc(titre)}</title>
      <item identifier="{esc(ident)}-quiz" identifierref="{esc(ident)}-ressource">
        <title>{esc(titre)}</title>
        <adlcp:masteryscore>{REUSSITE}</adlcp:masteryscore>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="{esc(ident)}-ressource" type="webcontent"
        adlcp:scormtype="sco" href="index.html">
{liste}
    </resource>
  </resources>
</manifest>
"""


def page(corpus: Corpus, titre: str, questions: Sequence[Question]) -> str:
    """`index.html`: the same questions and answers as on the site, readable without a script."""
    return f"""<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{esc(titre)}</title>
<link rel="stylesheet" href="quiz.css">
<script src="quiz.js" defer></script>
</head>
<body>
<main class="quiz" data-quiz="paquet" data-nombre="{NOMBRE}">
<h1>{esc(titre)}</h1>
<p>{NOMBRE} questions tirées au hasard à chaque essai.
Seul votre meilleur résultat est donné à la plateforme. Données version {esc(corpus.version)}.</p>
<div class="quiz-jeu" hidden></div>
<div class="quiz-lecture">
{render_quiz(corpus, questions, None)}
</div>
</main>
</body>
</html>
"""
