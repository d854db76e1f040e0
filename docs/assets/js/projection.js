// Projection : un cas, un bloc par écran, au clavier ou au doigt. Sans ce script, la page montre tous les blocs.
(() => {
  const SUIVANT = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter']);
  const PRECEDENT = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace']);
  const AIDE = 'Au clavier : → avance ou révèle, ← recule, R révèle, Échap quitte.';
  const PETIT = 0.7;
  const PAS = 0.03;
  const racine = document.documentElement;
  let ouverte = null;

  const bouton = (texte, classe, action) => {
    const noeud = document.createElement('button');
    noeud.type = 'button';
    noeud.className = `bouton ${classe}`;
    noeud.textContent = texte;
    noeud.addEventListener('click', action);
    return noeud;
  };

  class Projection {
    constructor(zone) {
      this.zone = zone;
      this.ecrans = [...zone.querySelectorAll(':scope > .ecran')];
      this.pas = this.ecrans.flatMap((ecran) => [
        { ecran, voir: null },
        ...[...ecran.querySelectorAll('.a-reveler')].map((voir) => ({ ecran, voir })),
      ]);
      this.rang = 0;
      this.dire = document.createElement('p');
      this.dire.className = 'projection-rang projection-pas';
      this.dire.setAttribute('role', 'status');
      this.aide = document.createElement('p');
      this.aide.className = 'projection-aide';
      this.aide.textContent = AIDE;
      this.reveler = bouton('Révéler', 'projection-pas', () => this.aller(1));
      const barre = document.createElement('div');
      barre.className = 'projection-barre sans-impression';
      const invite = this.ecrans.length > 1 ? 'Projeter, un bloc par écran' : 'Projeter';
      this.entree = bouton(invite, 'projection-entrer', () => this.entrer());
      barre.append(
        this.entree,
        this.aide,
        this.dire,
        bouton('Précédent', 'projection-pas', () => this.aller(-1)),
        this.reveler,
        bouton('Quitter', 'projection-pas', () => this.quitter()),
      );
      zone.prepend(barre);
    }

    entrer() {
      ouverte = this;
      racine.classList.add('projection');
      this.isoler();
      document.addEventListener('keydown', this.touche);
      window.addEventListener('resize', this.ajuster);
      document.addEventListener('fullscreenchange', this.pleinEcran);
      racine.requestFullscreen?.().catch(() => {});
      this.rang = 0;
      this.montrer();
    }

    quitter() {
      ouverte = null;
      racine.classList.remove('projection');
      for (const noeud of this.isoles) noeud.inert = false;
      document.removeEventListener('keydown', this.touche);
      window.removeEventListener('resize', this.ajuster);
      document.removeEventListener('fullscreenchange', this.pleinEcran);
      if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
      if (this.entree.isConnected) this.entree.focus();
    }

    /** The page behind the screens takes no focus and is not read aloud. */
    isoler() {
      this.isoles = [];
      for (let noeud = this.zone; noeud !== document.body; noeud = noeud.parentElement) {
        for (const autre of noeud.parentElement.children) {
          if (autre === noeud || autre.inert) continue;
          autre.inert = true;
          this.isoles.push(autre);
        }
      }
    }

    aller(combien) {
      this.rang = Math.max(0, Math.min(this.pas.length - 1, this.rang + combien));
      this.montrer();
    }

    montrer() {
      const { ecran } = this.pas[this.rang];
      const dejaLa = ecran.classList.contains('ici');
      for (const autre of this.ecrans) autre.classList.toggle('ici', autre === ecran);
      this.pas.forEach(({ voir }, rang) => { if (voir) voir.open = rang <= this.rang; });
      this.ajuster();
      const numero = this.ecrans.indexOf(ecran) + 1;
      const suivant = this.pas[this.rang + 1];
      this.reveler.textContent = suivant?.voir ? 'Révéler la réponse' : 'Suivant';
      this.reveler.disabled = !suivant;
      this.dire.textContent = `Écran ${numero} sur ${this.ecrans.length}${suivant?.voir ? ', réponse cachée' : ''}`;
      if (dejaLa) return;
      const titre = ecran.querySelector('h2, h3');
      titre.tabIndex = -1;
      titre.focus({ preventScroll: true });
      ecran.scrollTop = 0;
    }

    /** As large as the whole block allows, its answer included: nothing moves when it is revealed. */
    ajuster = () => {
      const { ecran } = this.pas[this.rang];
      const reponses = [...ecran.querySelectorAll('.a-reveler')];
      const ouvertes = reponses.map((reponse) => reponse.open);
      for (const reponse of reponses) reponse.open = true;
      for (let taille = 1; taille > PETIT; taille -= PAS) {
        ecran.style.setProperty('--taille', taille.toFixed(2));
        if (ecran.scrollHeight <= ecran.clientHeight) break;
      }
      reponses.forEach((reponse, rang) => { reponse.open = ouvertes[rang]; });
    };

    decouvrir() {
      if (this.pas[this.rang + 1]?.voir) this.aller(1);
    }

    /** Down and up first scroll a screen that is longer than the wall. */
    defile(touche) {
      const { ecran } = this.pas[this.rang];
      const reste = ecran.scrollHeight - ecran.clientHeight;
      if (touche === 'ArrowDown' && ecran.scrollTop < reste - 2) ecran.scrollBy(0, ecran.clientHeight / 2);
      else if (touche === 'ArrowUp' && ecran.scrollTop > 2) ecran.scrollBy(0, -ecran.clientHeight / 2);
      else return false;
      return true;
    }

    touche = (evenement) => {
      if (evenement.ctrlKey || evenement.metaKey || evenement.altKey) return;
      const surBouton = evenement.target.closest?.('button, a') && [' ', 'Enter'].includes(evenement.key);
      if (surBouton) return;
      if (evenement.key === 'Escape') this.quitter();
      else if (evenement.key === 'Home') this.aller(-this.pas.length);
      else if (evenement.key === 'End') this.aller(this.pas.length);
      else if (evenement.key.toLowerCase() === 'r') this.decouvrir();
      else if (this.defile(evenement.key)) { /* the screen has moved */ }
      else if (SUIVANT.has(evenement.key)) this.aller(1);
      else if (PRECEDENT.has(evenement.key)) this.aller(-1);
      else return;
      evenement.preventDefault();
    };

    /** The browser's own Escape leaves full screen: leave the projection with it. */
    pleinEcran = () => {
      if (document.fullscreenElement) this.plein = true;
      else if (this.plein) { this.plein = false; this.quitter(); }
    };
  }

  const prises = new WeakSet();
  const demarrer = () => {
    if (ouverte && !ouverte.zone.isConnected) ouverte.quitter();
    for (const zone of document.querySelectorAll('.projetable')) {
      if (prises.has(zone)) continue;
      prises.add(zone);
      new Projection(zone);
    }
  };

  demarrer();
  document.addEventListener('page:view', demarrer);
  document.addEventListener('projection:zones', demarrer);
})();
