package fr.parcours.engine.territory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A variable of territories, such as the unemployment rate of départements by quarter: one value at most for each zone
 * and period, all of one level, one unit and one length of period.
 *
 * @param name short name, such as {@code chomage}
 * @param level level of its zones, as files write it ({@link ZoneLevels})
 * @param unit its unit
 * @param kind how long its periods are
 * @param values value of each zone, by period
 * @param sources where the values of each period are from
 */
public record Indicator(
        String name,
        String level,
        String unit,
        PeriodKind kind,
        Map<Period, Map<String, Double>> values,
        Map<Period, String> sources) {

    /** What indicators may be named. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** Units whose first word counts something, and that are no ratio. */
    private static final Pattern COUNT = Pattern.compile(
            "(?!.*( pour | par | per |%|‰|/))(nombre|milliers|effectifs?|personnes?|habitants?|actifs?|emplois?|salariés?|chômeurs?|demandeurs?"
                    + "|ménages?|établissements?|number|thousands|persons?|people|inhabitants?|jobs?|households?)\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    /**
     * A value that is in force in a zone during a period.
     *
     * @param zone code of the zone
     * @param period number of the period
     * @param value the value
     * @param back how many periods before it was measured, 0 for this one
     */
    public record InForce(String zone, int period, double value, int back) {}

    /** Copies the maps, in the order of periods and codes. */
    public Indicator {
        Map<Period, Map<String, Double>> ordered = new TreeMap<>();
        values.forEach((period, ofZones) -> ordered.put(period, Collections.unmodifiableMap(new TreeMap<>(ofZones))));
        values = Collections.unmodifiableMap(ordered);
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    }

    /**
     * Lists its periods.
     *
     * @return those with a value, in their order
     */
    public List<Period> periods() {
        return List.copyOf(values.keySet());
    }

    /**
     * Lists its zones.
     *
     * @return those with a value in some period, in their order
     */
    public Set<String> zones() {
        Set<String> zones = new TreeSet<>();
        values.values().forEach(ofZones -> zones.addAll(ofZones.keySet()));
        return zones;
    }

    /**
     * Lists its values, once for each zone and period.
     *
     * @return the values, in the order of periods and zones
     */
    public List<Double> all() {
        return values.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /**
     * Says whether its values may be added up: the unit counts something, such as persons.
     *
     * @return false for rates, shares, indices and amounts
     */
    public boolean isCount() {
        return COUNT.matcher(unit.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * Lists the periods that a zone lacks between the first and the last of the indicator.
     *
     * @return by zone, for those that lack some
     */
    public Map<String, List<Period>> gaps() {
        List<Period> periods = periods();
        Set<String> zones = zones();
        Map<String, List<Period>> gaps = new TreeMap<>();
        Period last = periods.get(periods.size() - 1);
        for (Period period = periods.get(0); period.compareTo(last) <= 0; period = period.plus(1)) {
            Set<String> told = values.getOrDefault(period, Map.of()).keySet();
            for (String zone : zones) {
                if (!told.contains(zone)) {
                    gaps.computeIfAbsent(zone, unused -> new ArrayList<>()).add(period);
                }
            }
        }
        return gaps;
    }

    /**
     * Gives the value in force in each zone and period: that of the period, or else the latest of the periods before.
     *
     * @param back how many periods before at most, 0 for the value of the period alone
     * @return the values; a zone and period without any is not there
     */
    public List<InForce> inForce(int back) {
        List<InForce> inForce = new ArrayList<>();
        values.forEach((period, ofZones) -> ofZones.forEach((zone, value) -> {
            for (int later = 0; later <= back; later++) {
                Period at = period.plus(later);
                if (later > 0 && values.getOrDefault(at, Map.of()).containsKey(zone)) {
                    break;
                }
                inForce.add(new InForce(zone, at.number(), value, later));
            }
        }));
        return inForce;
    }
}
