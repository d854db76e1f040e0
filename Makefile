# Une porte : `make serve` montre le site, `make test` vérifie tout. `make aide` liste le reste.
SHELL := /bin/bash
.DEFAULT_GOAL := aide
PYTHON ?= python3
RUN := .venv/bin/python
export NO_MKDOCS_2_WARNING := 1

.PHONY: aide serve test rapide setup data site formation bench mutations audit offline publication clean navigateur style

aide: ## Cette liste
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

serve: setup ## Installer, vérifier, construire et servir le site (adresse affichée)
	@$(RUN) -m scripts.serve

test: setup navigateur ## Installer et lancer toutes les vérifications
	@$(RUN) -m scripts.test

rapide: setup ## Les vérifications sans site ni navigateur
	@$(RUN) -m scripts.test --rapide

setup: .venv/.pret node_modules/.pret data ## Installer les outils et préparer les données

.venv/.pret: requirements.txt scripts/setup.sh
	@PYTHON=$(PYTHON) bash scripts/setup.sh python

node_modules/.pret: package.json package-lock.json scripts/setup.sh
	@bash scripts/setup.sh node

navigateur: ## Installer Chromium (Debian) s’il manque
	@bash scripts/setup.sh navigateur

data: .venv/.pret ## Vérifier les données et faire le paquet que lit l’explorateur
	@$(RUN) -m scripts.bundle

site: setup ## Construire le site dans site/
	@$(RUN) -m scripts.build

formation: setup navigateur ## Affiches et extraits en PDF, fichiers d’export, puis le site qui les donne
	@$(RUN) -m scripts.exports
	@$(RUN) -m scripts.posters
	@$(RUN) -m scripts.build

offline: formation ## L’édition en un fichier zip, pour clé USB (build/)
	@$(RUN) -m scripts.offline

publication: formation ## Le site prêt à publier : chaque fichier aussi en .gz et .br
	@$(RUN) -m scripts.compress

bench: site navigateur ## Mesures comparées (rapports pris dans un même passage)
	@scripts/bench

mutations: setup ## Casser les données exprès et compter ce qui est attrapé
	@$(RUN) -m scripts.mutate

audit: setup ## Versions, empreintes, licences et failles connues des dépendances
	@$(RUN) -m scripts.audit

style: setup ## Format et types
	@$(RUN) -m ruff format --check . && $(RUN) -m ruff check . && $(RUN) -m mypy

clean: ## Enlever ce qui est produit (garde .venv et node_modules)
	@rm -rf build site explorer/bundle.json docs/assets/runtime
