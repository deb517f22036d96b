package fr.parcours.layout;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * Texts shown to users, kept in resource bundles beside the code: {@code messages.properties} is French,
 * {@code messages_en.properties} English.
 *
 * <p>The language is French unless the system property {@code parcours.lang} is {@code en} when a text is asked for.
 */
public final class Texts {

    private static final Texts LAYOUT = new Texts("fr.parcours.layout.messages");

    private final String bundle;

    private Texts(String bundle) {
        this.bundle = bundle;
    }

    /**
     * Opens the bundle {@code messages} of the package of a class.
     *
     * @param anchor a class of that package
     * @return the texts
     */
    public static Texts of(Class<?> anchor) {
        return new Texts(anchor.getPackageName() + ".messages");
    }

    static Texts layout() {
        return LAYOUT;
    }

    /**
     * Returns the language of the user.
     *
     * @return {@link Locale#FRENCH} or {@link Locale#ENGLISH}
     */
    public static Locale language() {
        return "en".equals(System.getProperty("parcours.lang")) ? Locale.ENGLISH : Locale.FRENCH;
    }

    /**
     * Returns a text in the language of the user.
     *
     * @param key key in the bundle
     * @param arguments values for the {@code %s} of the text
     * @return the text
     * @throws MissingResourceException if the bundle has no such key
     */
    public String format(String key, Object... arguments) {
        return in(language(), key, arguments);
    }

    /**
     * Returns a text in a given language.
     *
     * @param locale French or English
     * @param key key in the bundle
     * @param arguments values for the {@code %s} of the text
     * @return the text
     * @throws MissingResourceException if the bundle has no such key
     */
    public String in(Locale locale, String key, Object... arguments) {
        // The root bundle is French, so French must not fall back on the machine's own language.
        Locale wanted = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT;
        String text = ResourceBundle.getBundle(
                        bundle,
                        wanted,
                        Texts.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        return arguments.length == 0 ? text : String.format(locale, text, arguments);
    }
}
