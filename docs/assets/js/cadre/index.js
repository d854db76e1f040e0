// The site's own script: each part enhances HTML that already works without it.
import { startTheme } from './theme.js';
import { startMenu } from './menu.js';
import { startMots } from './mots.js';
import { startCopier } from './copier.js';
import { startNavigation } from './navigation.js';
import { startQuiz } from './quiz.js';
import { startProjection } from './projection.js';
import { startCorrection } from './correction.js';
import { startImprimer } from './imprimer.js';
import { startHorsLigne } from './hors-ligne.js';
import { startDessins } from './dessins.js';
import { startQuitter } from './quitter.js';
import { startRecherche } from './recherche-champ.js';

startQuitter();
startTheme();
startMenu();
startMots();
startCopier();
startRecherche();
startNavigation();
startQuiz();
startProjection();
startImprimer();
startDessins();
startCorrection();
startHorsLigne();
