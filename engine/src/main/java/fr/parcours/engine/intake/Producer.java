package fr.parcours.engine.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The name and version of this software, as recorded in what it writes. */
public final class Producer {

    private Producer() {}

    /**
     * Returns the name and version of this software.
     *
     * @return such as {@code Parcours 0.1.0}
     */
    public static String name() {
        Properties properties = new Properties();
        try (InputStream in = Producer.class.getResourceAsStream("/fr/parcours/engine/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read the version of this software.", e);
        }
        return "Parcours " + properties.getProperty("version");
    }
}
