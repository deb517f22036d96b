package fr.parcours.engine.yaml;

import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Where each key of a YAML file stands, so that a fault can be shown with its line and column. */
public final class YamlPlaces {

    /**
     * A place in a file.
     *
     * @param line from 1
     * @param column from 1
     */
    public record Place(int line, int column) {}

    private static final Texts TEXTS = Texts.of(YamlPlaces.class);

    private final Map<String, Place> places = new HashMap<>();

    private YamlPlaces() {}

    /**
     * Finds the places of a YAML text.
     *
     * @param yaml the text
     * @param where where it comes from, for messages
     * @param mayBeNothing says of a path whether its value may be left out
     * @return the places
     * @throws InvalidInputException if it is not YAML, or has what would be read in silence as something else
     */
    public static YamlPlaces of(String yaml, String where, Predicate<String> mayBeNothing) {
        YamlPlaces result = new YamlPlaces();
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        try {
            for (Event event : new Yaml(options).parse(new StringReader(yaml))) {
                checkPlain(event, where);
            }
            Node root = new Yaml(options).compose(new StringReader(yaml));
            if (!(root instanceof MappingNode)) {
                throw fault(where, new Place(1, 1), TEXTS.format("yaml.kind", TEXTS.format("yaml.map")));
            }
            result.visit("", root, where, mayBeNothing);
            return result;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            Place place = mark == null ? new Place(1, 1) : place(mark);
            throw fault(where, place, TEXTS.format("yaml.syntax", e.getProblem()));
        } catch (YAMLException e) {
            throw fault(where, new Place(1, 1), TEXTS.format("yaml.syntax", e.getMessage()));
        }
    }

    /** Nothing of YAML that would be read in silence as something else. */
    private static void checkPlain(Event event, String where) {
        boolean repeated = event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null);
        boolean unreadable =
                event instanceof ScalarEvent scalar && scalar.getValue().chars().anyMatch(letter -> letter == 0);
        if (repeated || unreadable) {
            throw fault(where, place(event.getStartMark()), TEXTS.format(repeated ? "yaml.alias" : "yaml.letter"));
        }
    }

    /**
     * Makes the error of a fault.
     *
     * @param where the file
     * @param place where in it
     * @param text what is wrong and what to write
     * @return the error
     */
    public static InvalidInputException fault(String where, Place place, String text) {
        return new InvalidInputException(
                TEXTS.format("faults", where, TEXTS.format("fault.place", place.line(), place.column(), text)));
    }

    private void visit(String path, Node node, String where, Predicate<String> mayBeNothing) {
        places.putIfAbsent(path, place(node.getStartMark()));
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String below = path.isEmpty() ? key : path + "." + key;
                places.put(below, place(tuple.getKeyNode().getStartMark()));
                boolean given = !tuple.getValueNode().getTag().equals(Tag.NULL) || mayBeNothing.test(path);
                if (!given) {
                    throw fault(where, places.get(below), TEXTS.format("yaml.nothing"));
                }
                visit(below, tuple.getValueNode(), where, mayBeNothing);
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                visit(path + "[" + (i + 1) + "]", sequence.getValue().get(i), where, mayBeNothing);
            }
        }
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /**
     * Finds a path such as {@code steps[2].date}, or the nearest one above it.
     *
     * @param path keys between dots, ranks from 1 in brackets
     * @return its place
     */
    public Place find(String path) {
        for (String above = path; !above.isEmpty(); above = parent(above)) {
            Place place = places.get(above);
            if (place != null) {
                return place;
            }
        }
        return places.getOrDefault("", new Place(1, 1));
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        int bracket = path.lastIndexOf('[');
        return path.substring(0, Math.max(0, Math.max(dot, bracket)));
    }
}
