package fr.parcours.engine.demo;

import org.apache.commons.math3.random.RandomGenerator;

/** The code lists of the portal, with how often each code is drawn. */
final class PortalCodes {

    static final String INACTIVE = "INACTIF_DEPUIS_6_MOIS";

    private static final Choice<String> FULL_AIM = Choice.of(
            "SUCCES_TOTAL_CERTIFICATION_COMPLETE", 0.650,
            "SUCCES_TOTAL_CERTIFICATION_COMPLETE_SOUS_RESERVE", 0.015,
            "SUCCES_PARTIEL_CERTIFICATION_COMPLETE", 0.215,
            "ECHEC", 0.080,
            "CANDIDAT_EXCUSE", 0.020,
            "CANDIDAT_ABSENT", 0.020);
    private static final Choice<String> PARTIAL_AIM = Choice.of(
            "SUCCES_TOTAL_CERTIFICATION_PARTIELLE", 0.71,
            "SUCCES_PARTIEL_CERTIFICATION_PARTIELLE", 0.16,
            "ECHEC", 0.09,
            "CANDIDAT_EXCUSE", 0.02,
            "CANDIDAT_ABSENT", 0.02);
    private static final Choice<String> DROP_OUT = Choice.of(
            "MANQUE_DE_TEMPS", 0.20,
            "RAISONS_PERSONNELLES", 0.18,
            "SANS_REPONSE_APRES_3_RELANCES", 0.14,
            "CHANGEMENT_DE_PROJET", 0.10,
            "FINANCEMENT_NON_OBTENU", 0.08,
            "REPRISE_EMPLOI", 0.07,
            "ENTREE_EN_FORMATION", 0.06,
            "DECOURAGEMENT", 0.05,
            "PLUS_INTERESSE", 0.04,
            "REPORT_DU_PROJET", 0.03,
            "PARCOURS_INADAPTE", 0.02,
            "AVIS_DEFAVORABLE_ACCOMPAGNATEUR", 0.01,
            "REMUNERATION_NON_OBTENUE", 0.01,
            "AUTRE", 0.01);
    private static final Choice<String> ARCHIVE_SUPPORTED = Choice.of(
            "ARCHIVE_PAR_CANDIDAT", 0.38,
            "REORIENTATION_HORS_FRANCE_VAE", 0.26,
            "PROBLEME_FINANCEMENT", 0.16,
            "MULTI_CANDIDATURES", 0.12,
            "AUTRE", 0.08);
    private static final Choice<String> ARCHIVE_ALONE = Choice.of(
            "ARCHIVE_PAR_CANDIDAT", 0.36,
            "REORIENTATION_HORS_FRANCE_VAE", 0.20,
            "PASSAGE_AUTONOME_A_ACCOMPAGNE", 0.26,
            "MULTI_CANDIDATURES", 0.12,
            "AUTRE", 0.06);

    private static final Choice<String> TYPOLOGY = Choice.of(
            "SALARIE_PRIVE", 0.56,
            "SALARIE_PUBLIC", 0.13,
            "SALARIE_PUBLIC_HOSPITALIER", 0.12,
            "SALARIE_EN_CONTRATS_AIDES", 0.03,
            "SALARIE_INTERIMAIRE", 0.03,
            "SALARIE_INTERMITTENT", 0.004,
            "SALARIE_ALTERNANT", 0.006,
            "TRAVAILLEUR_NON_SALARIE", 0.03,
            "CONJOINT_COLLABORATEUR", 0.004,
            "AIDANTS_FAMILIAUX", 0.02,
            "AIDANTS_FAMILIAUX_AGRICOLES", 0.002,
            "BENEVOLE", 0.01,
            "STAGIAIRE", 0.004,
            "TITULAIRE_MANDAT_ELECTIF", 0.002,
            "RETRAITE", 0.004,
            "AUTRE", 0.02,
            "NON_SPECIFIE", 0.024);
    private static final Choice<String> FUNDING = Choice.of(
            "EMPLOYEUR", 0.20,
            "OPCO", 0.26,
            "TRANSITIONS_PRO", 0.06,
            "REGION", 0.10,
            "FRANCE_TRAVAIL", 0.10,
            "ETAT", 0.04,
            "CPF", 0.16,
            "CANDIDAT", 0.06,
            "AUTRE", 0.02);

    private PortalCodes() {}

    static String result(boolean partial, RandomGenerator random) {
        return (partial ? PARTIAL_AIM : FULL_AIM).draw(random);
    }

    /** Returns the share of candidates who come before a jury again after a result. */
    static double returns(String result) {
        return switch (result) {
            case "CANDIDAT_EXCUSE" -> 0.85;
            case "CANDIDAT_ABSENT" -> 0.40;
            case "SUCCES_PARTIEL_CERTIFICATION_COMPLETE" -> 0.45;
            case "SUCCES_PARTIEL_CERTIFICATION_PARTIELLE" -> 0.30;
            default -> 0;
        };
    }

    static String dropOutReason(RandomGenerator random) {
        return DROP_OUT.draw(random);
    }

    static String archiveReason(boolean supported, RandomGenerator random) {
        return (supported ? ARCHIVE_SUPPORTED : ARCHIVE_ALONE).draw(random);
    }

    static String typology(double jobSeekers, RandomGenerator random) {
        double point = random.nextDouble();
        String other = TYPOLOGY.draw(random);
        return point < jobSeekers ? "DEMANDEUR_EMPLOI" : other;
    }

    static String funding(RandomGenerator random) {
        return FUNDING.draw(random);
    }

    static String education(int level) {
        return switch (level) {
            case 2 -> "N1_SANS";
            case 3 -> "N3_CAP_BEP";
            case 4 -> "N4_BAC";
            case 5 -> "N5_BAC_2";
            case 6 -> "N6_BAC_3_4";
            case 7 -> "N7_BAC_5";
            default -> "N8_BAC_8";
        };
    }
}
