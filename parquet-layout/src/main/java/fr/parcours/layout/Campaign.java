package fr.parcours.layout;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One export campaign, written {@code 2009-2}: the second of 2009. Ordered by time.
 *
 * @param year calendar year, four digits
 * @param number rank of the campaign in its year, from 1 to 9
 */
public record Campaign(int year, int number) implements Comparable<Campaign> {

    private static final Pattern FORM = Pattern.compile("(\\d{4})-([1-9])");
    private static final Comparator<Campaign> ORDER =
            Comparator.comparingInt(Campaign::year).thenComparingInt(Campaign::number);

    /**
     * Reads a campaign.
     *
     * @param text such as {@code 2009-2}
     * @return the campaign
     * @throws InvalidInputException if the text has another form
     */
    public static Campaign parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidInputException(Texts.layout().format("campaign.form", text));
        }
        return new Campaign(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public int compareTo(Campaign other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return year + "-" + number;
    }
}
