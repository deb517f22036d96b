package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.regex.Pattern;

/** The names of the files of a bundle, and which names a bundle may have at all. */
final class BagFiles {

    static final String DECLARATION = "bagit.txt";
    static final String INFO = "bag-info.txt";
    static final String PACKAGE = "datapackage.json";
    static final String REPORT = "rapport-confidentialite.json";
    static final String MANIFEST = "manifest-sha512.txt";
    static final String TAG_MANIFEST = "tagmanifest-sha512.txt";
    static final String PAYLOAD = "data/";
    static final String SIGNATURES = "signatures/";
    static final String SIGNATURE_SUFFIX = ".sshsig";

    static final String DECLARATION_TEXT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /** Files that the tag manifest lists; the report may be missing. */
    static final List<String> TAGS = List.of(INFO, DECLARATION, PACKAGE, MANIFEST, REPORT);

    /** Namespace of the signatures: one made for another purpose is worth nothing here. */
    static final String NAMESPACE = "vae-lot@observatoires";

    private static final Texts TEXTS = Texts.of(BagFiles.class);
    private static final Pattern NAME = Pattern.compile("([a-z0-9][a-z0-9_.=-]{0,99}/){0,6}[a-z0-9][a-z0-9_.=-]{0,99}");
    private static final int SHOWN = 80;

    private BagFiles() {}

    /**
     * Refuses every name but those that mean the same on every system: lower case, no {@code ..}, no root, no drive.
     *
     * @throws IntegrityException if the name may not be in a bundle
     */
    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IntegrityException(TEXTS.format("name.unsafe", shown(name)));
        }
    }

    static boolean isPayload(String name) {
        return name.startsWith(PAYLOAD);
    }

    static boolean isSignature(String name) {
        return name.startsWith(SIGNATURES)
                && name.endsWith(SIGNATURE_SUFFIX)
                && name.indexOf('/', SIGNATURES.length()) < 0;
    }

    /** A name as it may be shown: a stranger chose it. */
    static String shown(String name) {
        String plain = name.replaceAll("[^\\p{Alnum}/\\\\:_.=-]", "?");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
    }
}
