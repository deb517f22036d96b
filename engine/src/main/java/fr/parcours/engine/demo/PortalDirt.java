package fr.parcours.engine.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parcours.engine.demo.PortalHistory.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.random.RandomGenerator;

/** Puts errors into the lines of the portal; a dirty line is wrong for the reason of its kind and for no other. */
final class PortalDirt {

    private static final String NO_CODE = "Z9";
    private static final List<String> NO_DATES =
            List.of("2025-02-31T09:00:00Z", "0000-00-00T00:00:00Z", "2025-13-01T08:00:00Z", "à venir");
    private static final List<Status> CHAIN = List.of(
            Status.DOSSIER_FAISABILITE_ENVOYE,
            Status.DOSSIER_FAISABILITE_RECEVABLE,
            Status.DOSSIER_DE_VALIDATION_ENVOYE);
    private static final Set<Status> DECISIONS =
            Set.of(Status.DOSSIER_FAISABILITE_RECEVABLE, Status.DOSSIER_FAISABILITE_NON_RECEVABLE);
    private static final Set<Status> STEPS = Set.of(
            Status.PARCOURS_CONFIRME,
            Status.DOSSIER_FAISABILITE_ENVOYE,
            Status.DOSSIER_FAISABILITE_RECEVABLE,
            Status.DOSSIER_FAISABILITE_NON_RECEVABLE,
            Status.DOSSIER_DE_VALIDATION_ENVOYE);

    private final LocalDate asOf;
    private final RandomGenerator random;

    PortalDirt(LocalDate asOf, RandomGenerator random) {
        this.asOf = asOf;
        this.random = random;
    }

    /** Returns the row with the error, or nothing when this row cannot have it. */
    Optional<PortalRow> spoil(PortalRow row, DirtKind kind) {
        if (kind == DirtKind.FIELD_COUNT) {
            int length = row.line().length();
            return Optional.of(row.cut(length / 3 + random.nextInt(length / 2)));
        }
        ObjectNode json = row.json().deepCopy();
        boolean spoilt = switch (kind) {
            case MISSING_KEY -> missingKey(json);
            case UNKNOWN_CODE -> unknownCode(row, json);
            case INVALID_DATE -> set(dates(row, json), "date", NO_DATES.get(random.nextInt(NO_DATES.size())));
            case INVALID_NUMBER -> invalidNumber(json);
            case MISSING_OUTCOME -> set(objects(json.withArray("jurys")), "resultat", null);
            case MISSING_DATE ->
                row.known().juries().isEmpty()
                        ? set(statuses(row, json, DECISIONS::contains), "date", null)
                        : set(objects(json.withArray("jurys")), "date", null);
            case DATE_ORDER -> reversed(row, json);
            case JURY_WITHOUT_ELIGIBILITY -> ineligible(row, json);
            case AFTER_AS_OF -> tooLate(row, json);
            case FIELD_COUNT, DUPLICATE -> false;
        };
        return spoilt ? Optional.of(row.with(json)) : Optional.empty();
    }

    private boolean missingKey(ObjectNode json) {
        if (random.nextBoolean()) {
            json.remove("id");
        } else {
            json.putNull("id");
        }
        return true;
    }

    private boolean unknownCode(PortalRow row, ObjectNode json) {
        return switch (random.nextInt(4)) {
            case 0 -> set(List.of((ObjectNode) json.at("/candidat")), "genre", NO_CODE);
            case 1 -> set(List.of((ObjectNode) json.at("/candidat/situation")), "typologie", NO_CODE);
            case 2 -> set(statuses(row, json, status -> !DECISIONS.contains(status)), "statut", NO_CODE);
            default ->
                row.known().dropOut().isPresent()
                        ? set(List.of((ObjectNode) json.at("/abandon")), "raison", NO_CODE)
                        : set(objects(json.withArray("jurys")), "resultat", NO_CODE);
        };
    }

    private boolean invalidNumber(ObjectNode json) {
        ((ObjectNode) json.at("/candidat")).put("anneeNaissance", random.nextBoolean() ? "197O" : "inconnue");
        return true;
    }

    /** Returns the objects whose date is that of a step that no later step of the row needs. */
    private static List<ObjectNode> dates(PortalRow row, ObjectNode json) {
        boolean jury = !row.known().juries().isEmpty();
        List<ObjectNode> dated =
                statuses(row, json, status -> STEPS.contains(status) && !(jury && DECISIONS.contains(status)));
        dated.addAll(objects(json.withArray("jurys")));
        row.known().dropOut().ifPresent(unused -> dated.add((ObjectNode) json.at("/abandon")));
        return dated;
    }

    /** Exchanges the dates of two steps that need each other's order and happen once. */
    private boolean reversed(PortalRow row, ObjectNode json) {
        List<ObjectNode> once = new ArrayList<>();
        for (Status status : CHAIN) {
            List<ObjectNode> found = statuses(row, json, status::equals);
            if (found.size() > 1) {
                return false;
            }
            once.addAll(found);
        }
        if (once.size() < 2) {
            return false;
        }
        int place = random.nextInt(once.size() - 1);
        JsonNode early = once.get(place).get("date");
        JsonNode late = once.get(place + 1).get("date");
        if (day(early).equals(day(late))) {
            return false;
        }
        once.get(place).set("date", late);
        once.get(place + 1).set("date", early);
        return true;
    }

    private boolean ineligible(PortalRow row, ObjectNode json) {
        if (row.known().juries().isEmpty()) {
            return false;
        }
        if (random.nextBoolean()) {
            return set(
                    statuses(row, json, DECISIONS::contains),
                    "statut",
                    Status.DOSSIER_FAISABILITE_NON_RECEVABLE.name());
        }
        ArrayNode statuses = json.withArray("statuts");
        for (int i = 0; i < statuses.size(); i++) {
            if (DECISIONS.contains(Status.valueOf(statuses.get(i).get("statut").asText()))) {
                statuses.remove(i);
                return true;
            }
        }
        return false;
    }

    /** Moves the last step of the row beyond the date of the extract. */
    private boolean tooLate(PortalRow row, ObjectNode json) {
        List<ObjectNode> dated = statuses(row, json, STEPS::contains);
        dated.addAll(objects(json.withArray("jurys")));
        row.known().dropOut().ifPresent(unused -> dated.add((ObjectNode) json.at("/abandon")));
        Optional<ObjectNode> last =
                dated.stream().max(Comparator.comparing(one -> one.get("date").asText()));
        last.ifPresent(one -> one.put(
                "date", PortalRow.moment(asOf.plusDays(5 + random.nextInt(60)).atTime(10, 0))));
        return last.isPresent();
    }

    private boolean set(List<ObjectNode> objects, String field, String text) {
        if (objects.isEmpty()) {
            return false;
        }
        objects.get(random.nextInt(objects.size())).put(field, text);
        return true;
    }

    private static List<ObjectNode> statuses(
            PortalRow row, ObjectNode json, java.util.function.Predicate<Status> wanted) {
        List<ObjectNode> all = objects(json.withArray("statuts"));
        List<ObjectNode> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (wanted.test(row.known().statuses().get(i).status())) {
                found.add(all.get(i));
            }
        }
        return found;
    }

    private static List<ObjectNode> objects(ArrayNode array) {
        List<ObjectNode> objects = new ArrayList<>();
        array.forEach(one -> objects.add((ObjectNode) one));
        return objects;
    }

    private static String day(JsonNode moment) {
        return moment.asText().substring(0, 10);
    }
}
