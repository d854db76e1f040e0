"""Words that the pages for families never say, and hard words with what must explain them there."""

from __future__ import annotations

# Never said by us, not even once: between « » they are the words of the text.
JARGON = (
    r"usagers?|bénéficiaires?|mandatée?s?|agréée?s?|objectiv\w+|instances?|modalités?|préalables?"
    r"|dispositifs?|partenaires?|partenariat|acteurs?|supplétive|subsidiaire|complémentaire"
    r"|résiduelle|procédures?|signalements?|mineurs?|intervenants?|concertation"
    r"|déontologi\w+|octr\w+|ratifi\w+|collégiale?s?|compétences?|prise en charge"
    r"|agents? traitants?|problématique|entité|orienter|orienté\w*|thématique"
    r"|adhésion|aide contrainte|aide consentie"
)
# Hard words that a family will hear: allowed where the same page says what they mean.
EXPLAINED = {
    r"référents?": r"qui répond|répond quand",
    r"délégués?": r"personne du SAJ|travaille au SAJ",
    r"(?-i:Conseiller)": r"responsable s’appelle le Conseiller|Conseiller dirige"
    r"|Le Conseiller décide|Conseiller (?:ou le Directeur )?décide",
    r"(?-i:Directeur)": r"Directeur dirige|s’appelle le Directeur|Directeur (?:du SPJ )?l.{1,3}applique|décide",
    r"clôturée?s?": r"veut dire (?:: )?fini",
    r"accusé de réception": r"bien reçu",
    r"mesures?": r"ce que le juge a décidé",
    r"réorientations?": r"un autre service",
    r"collaboration": r"travailler ensemble",
    r"investigations?": r"cherche à comprendre",
    r"CPAS": r"Il y en a un dans chaque commune",
    r"SAJ": r"SAJ veut dire|Le service qui aide les jeunes",
    r"SPJ": r"Le SPJ suit un jeune|Le service qui applique",
    r"tenue?s? au secret": r"répéter",
    r"anonyme": r"on ne dit pas son nom",
    r"confidentielle": r"garde le secret",
    r"état de besoin": r"de quoi vivre",
    r"consulter|consultée?s?": r"demander votre avis|décisions|avant",
    r"partage": r"parl|donne une information|se dire|partager",
    r"rapports?": r"raconte des (?:faits|difficultés)|écrit",
    r"enquête sociale": r"questions",
    r"protuteurs?": r"personne choisie",
    r"mandats?": r"c’est la demande",
    r"historique": r"liste des pages vues",
    r"navigateur": r"l’application pour aller sur internet",
    r"programme d’aide": r"plan d’aide",
    r"permanence": r"sans rendez-vous|sans être déjà suivi",
    r"tribunal": r"un juge pour les jeunes",
    r"secret professionnel": r"ne doi(?:ven)?t pas répéter",
}
