package fr.parcours.layout;

/** The types of steps of a journey, in their usual order. */
public enum StepType {
    /** Advice interview (entretien conseil). */
    ADVICE,
    /** Application filed (dépôt du livret 1). */
    APPLICATION,
    /** Eligibility decision (décision de recevabilité). */
    ELIGIBILITY,
    /** Start of support (début d'accompagnement). */
    SUPPORT_START,
    /** End of support (fin d'accompagnement). */
    SUPPORT_END,
    /** Validation dossier filed (dépôt du livret 2). */
    DOSSIER,
    /** Jury passage. */
    JURY,
    /** Declared abandonment (abandon déclaré). */
    WITHDRAWAL,
    /** Lapse of the eligibility decision (caducité). */
    EXPIRY
}
