package fr.parcours.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.layout.Dataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleCommandTest {

    /** Each test works on a copy. */
    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private BundleBench bench;
    private Path source;
    private Path key;
    private Path signers;
    private Path there;

    @BeforeEach
    void make() throws IOException {
        bench = new BundleBench(folder);
        source = folder.resolve("source");
        assertThat(bench.intake(source, "AGRI", "82", "2009-1", "2009-01-15", 3))
                .isZero();
        key = folder.resolve("obs-centre.key");
        signers = Files.writeString(
                folder.resolve("there.signers"),
                "# reconnus\n" + bench.key(key, "obs-centre", "namespaces=\"vae-lot@observatoires\""));
        there = folder.resolve("there");
    }

    private Path signed(String name, String... more) {
        Path bundle = folder.resolve(name);
        String[] options = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("--sign", key.toString(), "--as", "obs-centre"),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        assertThat(bench.export(source, bundle, options)).as(bench.err()).isZero();
        return bundle;
    }

    private static Map<String, String> published(Path dataset) throws IOException {
        Map<String, String> digests = BundleBench.digests(dataset, dataset);
        digests.keySet().removeIf(name -> name.endsWith(".lock"));
        return digests;
    }

    @Test
    void partitionsComeOutAsTheyWereThroughAFolderAndThroughAnArchive() throws IOException {
        assertThat(bench.intake(source, "AGRI", "83", "2009-2", "2009-07-15", 5))
                .isZero();
        for (String name : new String[] {"lot", "Lot.zip"}) {
            Path target = folder.resolve("there-" + name.length());
            assertThat(bench.take(target, signed(name), "--signers", signers.toString()))
                    .as(bench.err())
                    .isZero();
            assertThat(bench.out()).contains("signé par obs-centre", "créé", "region=83/campaign=2009-2 ajoutée");
            assertThat(published(target)).isEqualTo(published(source));
            assertThat(bench.run("verify", target.toString())).isZero();
        }
    }

    @Test
    void onlyTheRegionsAndCampaignsAskedForAreTaken() {
        assertThat(bench.intake(source, "AGRI", "83", "2009-2", "2009-07-15", 5))
                .isZero();
        assertThat(bench.intake(source, "AGRI", "82", "2009-2", "2009-07-15", 5))
                .isZero();
        Path bundle = signed("lot", "--campaign", "2009-2", "--campaign", "2009-1", "--region", "82");
        assertThat(bundle.resolve("data/region=82/campaign=2009-1/partition.json"))
                .exists();
        assertThat(bundle.resolve("data/region=82/campaign=2009-2/partition.json"))
                .exists();
        assertThat(bundle.resolve("data/region=83")).doesNotExist();
        assertThat(bench.export(source, folder.resolve("other"), "--region", "11"))
                .isEqualTo(2);
        assertThat(bench.export(source, bundle)).isEqualTo(2);
    }

    @Test
    void anybodyCanCheckABundleWithThreeCommandsThatAreNotOurs() throws Exception {
        Path bundle = signed("lot");
        assertThat(shell(
                        bundle,
                        "ssh-keygen -Y verify -f ../there.signers -I obs-centre -n vae-lot@observatoires"
                                + " -s signatures/obs-centre.sshsig < tagmanifest-sha512.txt"))
                .isZero();
        assertThat(shell(bundle, "sha512sum --strict -c tagmanifest-sha512.txt"))
                .isZero();
        assertThat(shell(bundle, "sha512sum --strict -c manifest-sha512.txt")).isZero();
    }

    @Test
    void aBundleSignedWithSshKeygenIsTaken() throws Exception {
        Path bundle = signed("lot");
        Files.delete(bundle.resolve("signatures/obs-centre.sshsig"));
        assertThat(shell(folder, "ssh-keygen -q -t ed25519 -N '' -f k")).isZero();
        assertThat(shell(
                        folder,
                        "ssh-keygen -q -Y sign -f k -n vae-lot@observatoires lot/tagmanifest-sha512.txt"
                                + " && mv lot/tagmanifest-sha512.txt.sig lot/signatures/obs-centre.sshsig"
                                + " && echo \"obs-centre $(cat k.pub)\" > there.signers"))
                .isZero();
        assertThat(bench.take(there, bundle)).as(bench.err()).isZero();
    }

    @Test
    void aKeyOfOpenSshSigns() throws Exception {
        assertThat(shell(
                        folder,
                        "ssh-keygen -q -t ed25519 -N '' -f k && echo \"obs-centre $(cat k.pub)\" > there.signers"))
                .isZero();
        key = folder.resolve("k");
        assertThat(bench.take(there, signed("lot"))).as(bench.err()).isZero();
    }

    private static int shell(Path folder, String command) throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/ssh-keygen")) && Files.isExecutable(Path.of("/bin/sh")),
                "no OpenSSH here");
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("shell.txt").toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void theDataPackageDescribesEveryFile() throws IOException {
        Path bundle = signed("lot", "--to", "obs-nord", "--purpose", "suivi", "--expires", "2999-12-31");
        JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(bundle.resolve("datapackage.json")));
        assertThat(root.path("resources")).hasSize(2);
        for (JsonNode resource : root.path("resources")) {
            Path file = bundle.resolve(resource.path("path").asText());
            assertThat(Files.size(file)).isEqualTo(resource.path("bytes").asLong());
            assertThat(resource.path("hash").asText()).isEqualTo("sha256:" + fr.parcours.layout.Digests.of(file));
            assertThat(resource.path("vae:lignes").asLong()).isEqualTo(3);
            assertThat(resource.path("vae:personnes").asText()).isEqualTo("<5");
        }
        JsonNode ours = root.path("vae");
        assertThat(ours.path("emetteur").asText()).isEqualTo("obs-centre");
        assertThat(ours.path("destinataires").get(0).asText()).isEqualTo("obs-nord");
        assertThat(ours.path("expire_le").asText()).isEqualTo("2999-12-31");
        assertThat(ours.path("remplace").isNull()).isTrue();
        assertThat(ours.at("/nomenclatures/sex").asText()).matches("sha256:[0-9a-f]{64}");
        assertThat(ours.at("/pseudonyme/cle_etape2").get(0).asText())
                .isEqualTo(Dataset.open(source).info().keyFingerprint());
        assertThat(ours.path("ligne_de_partage").asText()).isEqualTo("secret k>=5");
        JsonNode confidentiality = ours.path("confidentialite");
        assertThat(confidentiality.path("respecte").asBoolean()).isFalse();
        assertThat(confidentiality.path("seuil").asInt()).isEqualTo(5);
        assertThat(confidentiality.path("k").asText()).isEqualTo("<5");
        assertThat(confidentiality.path("rapport").asText()).startsWith("sha512:");
        String text = Files.readString(bundle.resolve("datapackage.json"));
        assertThat(text).doesNotContain(System.getProperty("user.home"), folder.toString());
        assertThat(bench.take(there, bundle, "--as", "obs-nord")).isZero();
        assertThat(bench.out()).contains("Finalité : suivi", "2999-12-31");
    }

    @Test
    void theSameBundleTwiceChangesNothing() throws IOException {
        Path bundle = signed("lot");
        assertThat(bench.take(there, bundle)).isZero();
        Map<String, String> before = BundleBench.tree(folder);
        assertThat(bench.take(there, bundle)).as(bench.err()).isZero();
        assertThat(bench.out()).contains("inchangée");
        assertThat(BundleBench.tree(folder).keySet()).isEqualTo(before.keySet());
        assertThat(published(there)).isEqualTo(published(source));
    }

    @Test
    void aLaterExtractReplacesAnEarlierOneAndNotTheOtherWayRound() throws IOException {
        Path first = signed("first");
        assertThat(bench.intake(source, "AGRI", "82", "2009-1", "2009-01-20", 4))
                .isZero();
        Path second = signed("second");
        assertThat(bench.take(there, first)).isZero();
        assertThat(bench.take(there, second)).as(bench.err()).isZero();
        assertThat(bench.out()).contains("remplacée");
        Map<String, String> before = BundleBench.tree(folder);
        assertThat(bench.take(there, first)).isEqualTo(3);
        assertThat(bench.err()).contains("AGRI", "2009-01-15", "2009-01-20", "--replace");
        assertThat(BundleBench.tree(folder)).isEqualTo(before);
        assertThat(bench.take(there, first, "--replace")).isZero();
        assertThat(Dataset.open(there).partitions().get(0).sources().get(0).asOf())
                .hasToString("2009-01-15");
    }

    @Test
    void aPartitionWithoutACertifierThatIsHereIsRefusedAsOlder() {
        Path first = signed("first");
        assertThat(bench.take(there, first)).isZero();
        assertThat(bench.intake(source, "ESR", "82", "2009-1", "2009-01-15", 4)).isZero();
        assertThat(bench.take(there, signed("second"))).as(bench.err()).isZero();
        assertThat(bench.take(there, first)).isEqualTo(3);
        assertThat(bench.err()).contains("ESR");
    }

    @Test
    void allPartitionsAreJudgedBeforeOneIsPublished() throws IOException {
        Path target = folder.resolve("there");
        assertThat(bench.intake(source, "AGRI", "83", "2009-1", "2009-01-15", 4))
                .isZero();
        Path old = signed("old", "--region", "83");
        assertThat(bench.intake(source, "AGRI", "83", "2009-1", "2009-01-20", 5))
                .isZero();
        assertThat(bench.take(target, signed("new", "--region", "83"))).isZero();
        Path both = folder.resolve("both");
        BundleBench.copyTree(old, both);
        BundleBench.copyTree(source.resolve("region=82"), both.resolve("data/region=82"));
        Files.deleteIfExists(both.resolve("data/region=82/campaign=2009-1/.lock"));
        BundleBench.reseal(both, key, BundleBench.NAMESPACE);
        assertThat(bench.take(target, both)).isEqualTo(3);
        assertThat(target.resolve("region=82")).doesNotExist();
    }

    @Test
    void aBundleThatWasReplacedDoesNotComeBack() throws IOException {
        Path first = signed("first");
        Path second = signed("second.zip", "--replaces", first.toString());
        Path third = signed("third", "--replaces", second.toString());
        assertThat(bench.take(there, third)).as(bench.err()).isZero();
        Map<String, String> before = BundleBench.tree(folder);
        assertThat(bench.take(there, second)).isEqualTo(3);
        assertThat(bench.take(there, first)).isEqualTo(3);
        assertThat(bench.err()).contains("version 1", "version 3");
        assertThat(BundleBench.tree(folder)).isEqualTo(before);
    }

    @Test
    void anUnsignedBundleIsTakenOnlyWhenSomebodySaysSo() {
        Path bundle = folder.resolve("lot");
        assertThat(bench.export(source, bundle)).isZero();
        assertThat(bench.err()).contains("--non-signe");
        assertThat(bench.take(there, bundle)).isEqualTo(3);
        assertThat(there).doesNotExist();
        assertThat(bench.take(there, bundle, "--unsigned")).isZero();
        assertThat(bench.take(there, bundle, "--non-signe")).isZero();
        assertThat(bench.out()).contains("NON SIGNÉ");
    }

    @Test
    void aDamagedPartitionIsNotExported() throws IOException {
        Path file = BundleBench.files(source.resolve("region=82/campaign=2009-1")).stream()
                .filter(path -> path.toString().endsWith(".parquet"))
                .findFirst()
                .orElseThrow();
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);
        Map<String, String> before = BundleBench.tree(folder);
        assertThat(bench.export(source, folder.resolve("lot"))).isEqualTo(3);
        assertThat(BundleBench.tree(folder)).isEqualTo(before);
    }

    @Test
    void anEncryptedBundleIsReadWithItsKeyOnly() throws Exception {
        KeyPair ours = new X25519KeyPairGenerator().generateKeyPair();
        KeyPair theirs = new X25519KeyPairGenerator().generateKeyPair();
        Path bundle = signed("lot.zip.age", "--encrypt-to", ours.getPublic().toString());
        assertThat(Files.readString(bundle, StandardCharsets.ISO_8859_1))
                .startsWith("age-encryption.org/v1\n")
                .doesNotContain("datapackage.json", "PAR1");
        Path identity = identity("ours.age", ours);
        Path stranger = identity("theirs.age", theirs);
        Path changed = folder.resolve("changed.zip.age");
        byte[] content = Files.readAllBytes(bundle);
        content[content.length - 20] ^= 1;
        Files.write(changed, content);
        Map<String, String> before = BundleBench.tree(folder);
        assertThat(bench.take(there, bundle)).isEqualTo(2);
        assertThat(bench.err()).contains("--identity");
        assertThat(bench.take(there, bundle, "--identity", stranger.toString())).isEqualTo(3);
        assertThat(bench.take(there, changed, "--identity", identity.toString()))
                .isEqualTo(3);
        assertThat(BundleBench.tree(folder)).isEqualTo(before);
        assertThat(bench.take(there, bundle, "--identity", identity.toString()))
                .as(bench.err())
                .isZero();
        assertThat(published(there)).isEqualTo(published(source));
    }

    @Test
    void anEncryptedArchiveSaysSoInItsName() {
        assertThat(bench.export(source, folder.resolve("lot.zip.age"))).isEqualTo(2);
        assertThat(bench.export(source, folder.resolve("lot.zip"), "--encrypt-to", "age1x"))
                .isEqualTo(2);
        assertThat(bench.export(source, folder.resolve("lot.zip.age"), "--encrypt-to", "age1x"))
                .isEqualTo(2);
        assertThat(bench.err()).contains("age1x");
    }

    private Path identity(String name, KeyPair pair) throws IOException {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, "# created\n" + pair.getPrivate() + "\n");
    }

    @Test
    void personsWhoCouldBeRecognisedDoNotLeaveUnlessSomebodySaysWhy() throws IOException {
        Map<String, String> before = BundleBench.tree(folder);
        Path bundle = folder.resolve("lot");
        assertThat(bench.exportWithinThresholds(source, bundle)).isEqualTo(3);
        assertThat(bench.err()).contains("--accept-risk", "--generalise");
        assertThat(bench.exportWithinThresholds(source, bundle, "--generalise")).isEqualTo(3);
        assertThat(BundleBench.tree(folder)).isEqualTo(before);

        assertThat(bench.export(source, bundle)).isZero();
        assertThat(Files.readString(bundle.resolve("rapport-confidentialite.json")))
                .contains("\"passed\" : false", "convention d'essai");
    }

    @Test
    void generalisedPartitionsLeaveWithTheReportOfWhatWasGeneralised() throws IOException {
        Path bundle = folder.resolve("lot");
        assertThat(bench.exportWithinThresholds(source, bundle, "--generalise", "-k", "2", "-l", "1", "--allow-linked"))
                .as(bench.err())
                .isZero();
        assertThat(Files.readString(bundle.resolve("rapport-confidentialite.json")))
                .contains("\"passed\" : true", "\"generalised\" : true");
        assertThat(bench.take(there, bundle, "--unsigned")).as(bench.err()).isZero();
        assertThat(fr.parcours.layout.verify.Verification.of(there).faults()).isEmpty();
        assertThat(published(there)).isNotEqualTo(published(source));
    }
}
