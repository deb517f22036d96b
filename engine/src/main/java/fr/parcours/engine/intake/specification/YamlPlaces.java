package fr.parcours.engine.intake.specification;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where each key of a YAML file stands, so that a fault can be shown with its line and column. */
final class YamlPlaces {

    /**
     * A place in a file.
     *
     * @param line from 1
     * @param column from 1
     */
    record Place(int line, int column) {}

    private final Map<String, Place> places = new HashMap<>();

    private YamlPlaces() {}

    static YamlPlaces of(String yaml) {
        YamlPlaces result = new YamlPlaces();
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        result.visit("", new Yaml(options).compose(new StringReader(yaml)));
        return result;
    }

    private void visit(String path, Node node) {
        places.putIfAbsent(path, place(node.getStartMark()));
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                String below = path.isEmpty() ? key : path + "." + key;
                places.put(below, place(tuple.getKeyNode().getStartMark()));
                visit(below, tuple.getValueNode());
            }
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                visit(path + "[" + (i + 1) + "]", sequence.getValue().get(i));
            }
        }
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Finds a path such as {@code steps[2].date}, or the nearest one above it. */
    Place find(String path) {
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
