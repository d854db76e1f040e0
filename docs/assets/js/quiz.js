// Le quiz et la première semaine. La page se lit sans ce script : il pose les questions une par une,
// tire un quiz mélangé à partir d’une graine que l’on peut partager, et ne garde rien sans accord.
(() => {
  const CLE = 'semaine';
  const NOMBRES = [5, 10, 20];

  // ── Petits outils ────────────────────────────────────────────────────────
  const el = (nom, attributs = {}, ...enfants) => {
    const noeud = document.createElement(nom);
    for (const [cle, valeur] of Object.entries(attributs)) {
      if (typeof valeur === 'function') noeud.addEventListener(cle, valeur);
      else if (valeur === true) noeud.setAttribute(cle, '');
      else if (valeur !== false && valeur != null) noeud.setAttribute(cle, valeur);
    }
    noeud.append(...enfants.filter((enfant) => enfant != null));
    return noeud;
  };
  const bouton = (texte, action, classe = 'bouton') => el('button', { type: 'button', class: classe, click: action }, texte);
  const pluriel = (compte, mot) => `${compte} ${mot}${compte > 1 ? 's' : ''}`;

  /** Le même tirage pour la même graine, partout : une salle entière a les mêmes questions. */
  const tirage = (graine) => {
    let etat = 2166136261;
    for (const signe of graine) etat = Math.imul(etat ^ signe.codePointAt(0), 16777619);
    return () => {
      etat = (etat + 0x6d2b79f5) | 0;
      let valeur = Math.imul(etat ^ (etat >>> 15), 1 | etat);
      valeur = (valeur + Math.imul(valeur ^ (valeur >>> 7), 61 | valeur)) ^ valeur;
      return ((valeur ^ (valeur >>> 14)) >>> 0) / 4294967296;
    };
  };
  const melanger = (liste, graine) => {
    const hasard = tirage(graine);
    const copie = [...liste];
    for (let rang = copie.length - 1; rang > 0; rang -= 1) {
      const autre = Math.floor(hasard() * (rang + 1));
      [copie[rang], copie[autre]] = [copie[autre], copie[rang]];
    }
    return copie;
  };
  const nouvelleGraine = () => crypto.getRandomValues(new Uint32Array(1))[0].toString(36);

  // ── Ce qui est gardé sur l’appareil, seulement si la personne le demande ─
  const memoire = {
    lire() { try { return JSON.parse(localStorage.getItem(CLE)) || null; } catch { return null; } },
    ecrire(valeur) { try { localStorage.setItem(CLE, JSON.stringify(valeur)); return true; } catch { return false; } },
    effacer() { try { localStorage.removeItem(CLE); } catch { /* rien à effacer */ } },
  };

  // ── Les questions, lues dans le HTML de la page ──────────────────────────
  const lireQuestions = (racine) => [...racine.querySelectorAll('.quiz-enonce')].map((enonce) => {
    const { id, theme, roles } = enonce.dataset;
    const corrige = racine.querySelector(`.quiz-corrige[data-id="${id}"]`);
    return {
      id, theme, roles: roles.split(' '),
      titre: enonce.querySelector('h2, h3, h4').textContent,
      options: [...enonce.querySelectorAll('[data-option]')].map((ligne) => ({ id: ligne.dataset.option, texte: ligne.textContent })),
      juste: corrige.dataset.juste,
      corrige,
    };
  });

  let chargement = null;
  const chargerQuestions = (adresse) => {
    chargement ||= new Promise((tenir, rater) => {
      window.quizQuestions = (html) => {
        const modele = document.createElement('template');
        modele.innerHTML = html;
        tenir(lireQuestions(modele.content));
      };
      document.head.append(el('script', { src: adresse, error: () => { chargement = null; rater(new Error(adresse)); } }));
    });
    return chargement;
  };

  // ── Une partie : des questions, une à la fois ────────────────────────────
  class Partie {
    constructor(zone, questions, fin) {
      Object.assign(this, { zone, questions, fin, rang: 0, reponses: [] });
      this.montrer();
    }

    poser(titre, ...corps) {
      const entete = el('h2', { class: 'vue-titre', tabindex: '-1' }, titre);
      this.zone.hidden = false;
      this.zone.replaceChildren(entete, ...corps);
      entete.focus({ preventScroll: true });
      this.zone.scrollIntoView({ block: 'start' });
    }

    montrer() {
      const question = this.questions[this.rang];
      const choix = question.options.map((option) => el('p', { class: 'quiz-choix' },
        el('label', {}, el('input', { type: 'radio', name: 'reponse', value: option.id }), ' ', option.texte)));
      const erreur = el('p', { class: 'erreur-champ', id: 'quiz-erreur', role: 'alert', hidden: true }, 'Choisissez une réponse, puis « Répondre ».');
      const formulaire = el('form', {
        class: 'formulaire quiz-formulaire', novalidate: true,
        submit: (evenement) => {
          evenement.preventDefault();
          const choisi = formulaire.querySelector('input:checked');
          if (choisi) { this.repondre(choisi.value); return; }
          erreur.hidden = false;
          formulaire.querySelector('input').focus();
        },
      }, el('fieldset', { class: 'choix' }, el('legend', { class: 'sr' }, question.titre), ...choix, erreur),
      el('button', { type: 'submit' }, 'Répondre'));
      this.poser(question.titre, el('p', { class: 'quiz-rang' }, `Question ${this.rang + 1} sur ${this.questions.length}`), formulaire);
    }

    repondre(choisi) {
      const question = this.questions[this.rang];
      const juste = choisi === question.juste;
      this.reponses.push({ question, choisi, juste });
      const corrige = question.corrige.cloneNode(true);
      corrige.removeAttribute('id');
      corrige.querySelector('h2, h3, h4').remove();
      corrige.querySelector(`[data-option="${choisi}"]`)?.classList.add('quiz-choisie');
      corrige.querySelector(`[data-option="${choisi}"] .quiz-mot`)?.append(' — votre réponse');
      const derniere = this.rang + 1 === this.questions.length;
      this.poser(
        juste ? 'C’est la bonne réponse' : 'Ce n’est pas la réponse du texte',
        el('p', { class: 'quiz-rappel' }, question.titre), corrige,
        el('p', {}, bouton(derniere ? 'Voir le résultat' : 'Question suivante', () => {
          this.rang += 1;
          if (derniere) this.terminer(); else this.montrer();
        }, 'bouton bouton-principal')),
      );
    }

    terminer() {
      const total = this.reponses.length;
      const manquees = this.reponses.filter((reponse) => !reponse.juste).map((reponse) => reponse.question);
      const justes = total - manquees.length;
      document.dispatchEvent(new CustomEvent('quiz:fin', { detail: { justes, total } }));
      const liste = manquees.length
        ? el('div', {}, el('p', {}, 'À revoir :'), el('ul', { class: 'quiz-manquees' }, ...manquees.map((question) => el('li', {}, question.titre))))
        : el('p', {}, 'Rien à revoir dans cette série.');
      const outils = el('p', { class: 'quiz-commandes' },
        manquees.length ? bouton('Reprendre les questions à revoir', () => new Partie(this.zone, manquees, this.fin), 'bouton bouton-principal') : null,
        bouton('Recommencer les mêmes questions', () => new Partie(this.zone, this.questions, this.fin)),
        ...(this.fin?.boutons?.() ?? []));
      const mots = justes > 1 ? 'bonnes réponses' : 'bonne réponse';
      this.poser(`Vous avez trouvé ${justes} ${mots} sur ${total}`, liste, outils,
        this.fin?.garder ? this.garder(manquees) : null);
    }

    garder(manquees) {
      if (!manquees.length) return null;
      const message = el('span', { role: 'status' });
      return el('p', { class: 'quiz-garder' }, bouton('Garder ces questions sur cet appareil', () => {
        const garde = memoire.lire() || {};
        const revoir = [...new Set([...(garde.revoir || []), ...manquees.map((question) => question.id)])];
        message.textContent = memoire.ecrire({ ...garde, revoir })
          ? ' Gardé ici seulement. Le bouton « Effacer » de la page du quiz enlève tout.'
          : ' Cet appareil refuse de garder quelque chose.';
      }), message);
    }
  }

  // ── Une page de thème : les questions sont déjà dans la page ─────────────
  const prendreTheme = (conteneur) => {
    const zone = conteneur.querySelector('.quiz-jeu');
    const lecture = conteneur.querySelector('.quiz-lecture');
    const questions = lireQuestions(lecture);
    const { nombre } = conteneur.dataset;
    const tirer = () => (nombre ? melanger(questions, nouvelleGraine()).slice(0, Number(nombre)) : questions);
    const revenir = () => {
      zone.replaceChildren();
      zone.hidden = true;
      lecture.hidden = false;
      commande.hidden = false;
      commande.querySelector('button').focus();
    };
    const jouer = () => {
      lecture.hidden = true;
      commande.hidden = true;
      return new Partie(zone, tirer(), { garder: !conteneur.dataset.debut, boutons: () => [bouton('Revenir à la liste', revenir)] });
    };
    const commande = el('p', { class: 'quiz-commandes' }, bouton('Répondre question par question', jouer, 'bouton bouton-principal'));
    zone.before(commande);
    if (conteneur.dataset.debut) jouer();
  };

  // ── La page d’accueil du quiz : un tirage mélangé ────────────────────────
  const lireFragment = () => new URLSearchParams(location.hash.slice(1));

  const prendreAccueil = (conteneur) => {
    const zone = conteneur.querySelector('.quiz-jeu');
    const formulaire = conteneur.querySelector('form.quiz-tirage');
    const message = conteneur.querySelector('.quiz-message');
    const lecture = conteneur.querySelector('.quiz-lecture');

    const choisir = (questions, demande) => {
      const { theme, role } = demande;
      const retenues = questions.filter((question) => (!theme || question.theme === theme) && (!role || question.roles.includes(role)));
      return melanger(retenues, demande.graine).slice(0, demande.nombre);
    };
    const lancer = async (selection) => {
      message.textContent = 'Les questions arrivent…';
      try {
        const retenues = selection(await chargerQuestions(conteneur.dataset.fichier));
        message.textContent = '';
        if (!retenues.length) { message.textContent = 'Aucune question pour ce choix. Changez le thème ou le rôle.'; return; }
        lecture.hidden = true;
        formulaire.hidden = true;
        new Partie(zone, retenues, { garder: true, boutons: () => [bouton('Copier le lien de ce tirage', copier), bouton('Composer un autre quiz', revenir)] });
      } catch {
        message.textContent = 'Les questions ne se chargent pas. Les listes par thème, plus bas, marchent toujours.';
      }
    };
    const copier = async (evenement) => {
      const cible = evenement.currentTarget;
      try { await navigator.clipboard.writeText(location.href); cible.textContent = 'Lien copié : il ne contient que le tirage'; } catch { cible.textContent = 'Copiez l’adresse de la page : elle contient le tirage'; }
    };
    const revenir = () => {
      history.replaceState(history.state, '', location.pathname + location.search);
      zone.replaceChildren();
      zone.hidden = true;
      lecture.hidden = false;
      formulaire.hidden = false;
      formulaire.querySelector('select').focus();
    };
    const demander = (demande) => {
      const fragment = new URLSearchParams({ melange: demande.graine, nombre: demande.nombre });
      if (demande.theme) fragment.set('theme', demande.theme);
      if (demande.role) fragment.set('role', demande.role);
      history.replaceState(history.state, '', `#${fragment}`);
      lancer((questions) => choisir(questions, demande));
    };

    formulaire.hidden = false;
    formulaire.addEventListener('submit', (evenement) => {
      evenement.preventDefault();
      const donnees = new FormData(formulaire);
      demander({ theme: donnees.get('theme'), role: donnees.get('role'), nombre: Number(donnees.get('nombre')), graine: nouvelleGraine() });
    });
    montrerGardees(conteneur, (ids) => lancer((questions) => questions.filter((question) => ids.includes(question.id))));

    const suivreLien = () => {
      const fragment = lireFragment();
      if (!conteneur.isConnected || !fragment.get('melange')) return;
      const nombre = Number(fragment.get('nombre'));
      const demande = { graine: fragment.get('melange').slice(0, 40), theme: fragment.get('theme') || '', role: fragment.get('role') || '', nombre: NOMBRES.includes(nombre) ? nombre : 10 };
      for (const champ of ['theme', 'role']) {
        const liste = formulaire.elements[champ];
        liste.value = demande[champ];
        if (liste.selectedIndex < 0) { liste.value = ''; demande[champ] = ''; }
      }
      formulaire.elements.nombre.value = String(demande.nombre);
      demander(demande);
    };
    addEventListener('hashchange', suivreLien);
    suivreLien();
  };

  const montrerGardees = (conteneur, reprendre) => {
    const revoir = memoire.lire()?.revoir;
    if (!revoir?.length) return;
    const ligne = el('p', { class: 'quiz-commandes' }, `Gardé sur cet appareil : ${pluriel(revoir.length, 'question')} à revoir. `,
      bouton('Les reprendre', () => reprendre(revoir)),
      bouton('Effacer', () => { const { revoir: _, ...reste } = memoire.lire() || {}; if (reste.etapes) memoire.ecrire(reste); else memoire.effacer(); ligne.replaceChildren('Effacé de cet appareil.'); }));
    conteneur.querySelector('form.quiz-tirage').before(ligne);
  };

  // ── La première semaine : les étapes faites, seulement si on le veut ─────
  const prendreSemaine = (conteneur) => {
    const afficher = (focus) => {
      const faites = memoire.lire()?.etapes;
      const { etape } = conteneur.dataset;
      for (const repere of document.querySelectorAll('[data-etape-faite]')) {
        repere.textContent = faites?.includes(repere.dataset.etapeFaite) ? ' — faite' : '';
      }
      const boutons = [];
      if (!faites) boutons.push(bouton('Garder mes étapes sur cet appareil', () => changer((etapes) => etapes)));
      if (faites && etape) {
        boutons.push(faites.includes(etape)
          ? bouton('Cette étape n’est pas finie', () => changer((etapes) => etapes.filter((faite) => faite !== etape)))
          : bouton('J’ai fini cette étape', () => changer((etapes) => [...etapes, etape]), 'bouton bouton-principal'));
      }
      if (faites) boutons.push(bouton('Tout effacer de cet appareil', () => { memoire.effacer(); afficher(true); }));
      const etat = faites ? `Gardé sur cet appareil : ${pluriel(faites.length, 'étape')} sur 7.` : 'Rien n’est gardé pour l’instant.';
      const texte = el('p', { tabindex: '-1' }, etat);
      conteneur.replaceChildren(texte, el('p', { class: 'quiz-commandes' }, ...boutons));
      conteneur.hidden = false;
      if (focus) texte.focus();
    };
    const changer = (calcul) => {
      const garde = memoire.lire() || {};
      memoire.ecrire({ ...garde, etapes: calcul(garde.etapes || []) });
      afficher(true);
    };
    afficher(false);
  };

  // ── Départ, et à chaque page montrée sans rechargement ───────────────────
  const pris = new WeakSet();
  const prendre = (selecteur, action) => {
    for (const noeud of document.querySelectorAll(selecteur)) {
      if (pris.has(noeud)) continue;
      pris.add(noeud);
      action(noeud);
    }
  };
  const demarrer = () => {
    prendre('.quiz[data-quiz="page"]', prendreTheme);
    prendre('.quiz[data-quiz="accueil"]', prendreAccueil);
    prendre('.semaine-suivi', prendreSemaine);
  };
  demarrer();
  document.addEventListener('page:view', demarrer);
})();
