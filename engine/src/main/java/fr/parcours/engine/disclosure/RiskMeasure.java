package fr.parcours.engine.disclosure;

/**
 * What the equivalence classes of a copied set say: those who share all quasi-identifiers, region and campaign. A
 * missing value is a value of its own. A person who is in several classes counts in each.
 *
 * @param classes number of classes
 * @param members persons of all classes
 * @param k distinct persons of the smallest class, 0 when there is none
 * @param belowK persons in classes of less than the threshold
 * @param uniques persons alone in their class
 * @param l distinct results of the least diverse class, 0 when there is none
 * @param classesBelowL classes of less results than the threshold
 * @param belowL persons in these classes
 * @param atRisk persons in classes below either threshold
 */
public record RiskMeasure(
        long classes,
        long members,
        long k,
        long belowK,
        long uniques,
        long l,
        long classesBelowL,
        long belowL,
        long atRisk) {

    /**
     * Returns the share of persons below either threshold.
     *
     * @return from 0 to 1, 0 when there is nobody
     */
    public double shareAtRisk() {
        return members == 0 ? 0 : (double) atRisk / members;
    }
}
