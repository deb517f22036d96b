package fr.parcours.engine.cli;

import fr.parcours.layout.bundle.SigningKey;
import fr.parcours.layout.bundle.SshSignature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Small datasets, their bundles, and the tools of those who forge bundles. */
final class BundleBench {

    static final String NAMESPACE = "vae-lot@observatoires";

    private static final String YAML = """
            specification: essai
            version: 1
            title: Un essai
            certifier: %s
            row: journey
            format: {type: csv, delimiter: ";"}
            dates: [dd/MM/yyyy]
            journey: {file_number: {column: N° dossier}}
            steps: [{step: APPLICATION, date: {column: Dépôt}}]
            """;

    final Path folder;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    BundleBench(Path folder) {
        this.folder = folder;
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    int intake(Path dataset, String certifier, String region, String campaign, String asOf, int rows) {
        try {
            Path yaml = Files.writeString(path("essai.yaml"), YAML.formatted(certifier));
            StringBuilder text = new StringBuilder("N° dossier;Dépôt\n");
            for (int i = 0; i < rows; i++) {
                text.append("A").append(i).append(";02/01/2009\n");
            }
            Path extract = Files.writeString(path("extrait.csv"), text);
            return run(
                    "intake",
                    dataset.toString(),
                    "--spec",
                    yaml.toString(),
                    "--region",
                    region,
                    "--campaign",
                    campaign,
                    "--as-of",
                    asOf,
                    extract.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exports a handful of persons, whatever the risk for them. */
    int export(Path dataset, Path bundle, String... more) {
        return run(joined(
                List.of("export", dataset.toString(), bundle.toString(), "--accept-risk", "convention d'essai"), more));
    }

    int exportWithinThresholds(Path dataset, Path bundle, String... more) {
        return run(joined(List.of("export", dataset.toString(), bundle.toString()), more));
    }

    int take(Path dataset, Path bundle, String... more) {
        return run(joined(List.of("import", dataset.toString(), bundle.toString()), more));
    }

    private static String[] joined(List<String> first, String... more) {
        return Stream.concat(first.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    /** Writes a new private key, and returns the line that allows it in a file of signers. */
    String key(Path file, String principal, String options) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(pair.getPrivate().getEncoded());
            Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] type = "ssh-ed25519".getBytes(StandardCharsets.US_ASCII);
            byte[] blob = ByteBuffer.allocate(8 + type.length + 32)
                    .putInt(type.length)
                    .put(type)
                    .putInt(32)
                    .put(encoded, encoded.length - 32, 32)
                    .array();
            return principal + " " + options + " ssh-ed25519 "
                    + Base64.getEncoder().encodeToString(blob) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the digest that a JSON file of the layout holds of itself right again. */
    private static void redigest(Path file) throws IOException {
        String blank = Files.readString(file)
                .replaceAll("\"digest\" : \"[0-9a-f]{64}\"", "\"digest\" : \"" + "0".repeat(64) + "\"");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blank.getBytes(StandardCharsets.UTF_8));
            Files.writeString(file, blank.replace("0".repeat(64), HexFormat.of().formatHex(digest)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes digests and signature of a changed bundle consistent again, as its forger would. */
    static void reseal(Path bag, Path key, String namespace) throws IOException {
        for (Path file : files(bag.resolve("data"))) {
            if (file.toString().endsWith(".json")) {
                redigest(file);
            }
        }
        Map<String, String> payload = digests(bag, bag.resolve("data"));
        Files.writeString(bag.resolve("manifest-sha512.txt"), lines(payload));
        long bytes = 0;
        for (Path file : files(bag.resolve("data"))) {
            bytes += Files.size(file);
        }
        Path info = bag.resolve("bag-info.txt");
        Files.writeString(
                info,
                Files.readString(info).replaceAll("Payload-Oxum: .*", "Payload-Oxum: " + bytes + "." + payload.size()));
        resealTags(bag, key, namespace);
    }

    static void resealTags(Path bag, Path key, String namespace) throws IOException {
        Map<String, String> tags = digests(bag, bag);
        tags.keySet()
                .removeIf(name -> name.startsWith("data/")
                        || name.startsWith("signatures/")
                        || name.equals("tagmanifest-sha512.txt"));
        Files.writeString(bag.resolve("tagmanifest-sha512.txt"), lines(tags));
        sign(bag, key, namespace);
    }

    static void sign(Path bag, Path key, String namespace) throws IOException {
        Files.writeString(
                bag.resolve("signatures/obs-centre.sshsig"),
                SshSignature.sign(
                        SigningKey.open(key), namespace, Files.readAllBytes(bag.resolve("tagmanifest-sha512.txt"))));
    }

    private static String lines(Map<String, String> digests) {
        StringBuilder text = new StringBuilder();
        digests.forEach(
                (name, digest) -> text.append(digest).append("  ").append(name).append('\n'));
        return text.toString();
    }

    static Map<String, String> digests(Path root, Path below) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Path file : files(below)) {
            digests.put(root.relativize(file).toString().replace('\\', '/'), sha512(Files.readAllBytes(file)));
        }
        return digests;
    }

    static String sha512(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Everything in a folder, empty folders too: what must be the same before and after a refusal. */
    static Map<String, String> tree(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.toList()) {
                String what = Files.isRegularFile(path)
                        ? sha512(Files.readAllBytes(path)) + Files.getLastModifiedTime(path)
                        : "";
                content.put(folder.relativize(path).toString(), what);
            }
        }
        return content;
    }

    static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path).toString()),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
