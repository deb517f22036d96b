package fr.parcours.engine.disclosure;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.FolderTree;
import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Manifest;
import fr.parcours.layout.Texts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Partitions that may leave: as they are or generalised, with the report for those who receive them. Closing it removes
 * what was generalised.
 */
public final class CheckedCopy implements AutoCloseable {

    private static final Texts TEXTS = Texts.of(CheckedCopy.class);

    private final Dataset dataset;
    private final CopyRisk risk;
    private final Optional<String> accepted;
    private final Optional<Path> temporary;

    private CheckedCopy(Dataset dataset, CopyRisk risk, Optional<String> accepted, Optional<Path> temporary) {
        this.dataset = dataset;
        this.risk = risk;
        this.accepted = accepted;
        this.temporary = temporary;
    }

    /** Whether partitions are generalised before they leave. */
    public enum Form {
        /** They leave as they are. */
        AS_THEY_ARE,
        /** They are generalised along the hierarchies. */
        GENERALISED
    }

    /**
     * Checks partitions before they leave. Simulated ones hold nobody: they are measured, and leave in any case.
     *
     * @param dataset where they are
     * @param partitions the whole set that is copied
     * @param thresholds what is asked of it
     * @param form whether to generalise them
     * @param accepted why partitions that do not pass may leave all the same, empty if they may not
     * @param workplace folder in which to write what is generalised
     * @param producer software that writes
     * @return what may leave
     * @throws IntegrityException if the thresholds are not met and nobody accepted that
     */
    public static CheckedCopy of(
            Dataset dataset,
            List<Manifest> partitions,
            Thresholds thresholds,
            Form form,
            Optional<String> accepted,
            Path workplace,
            String producer) {
        if (form == Form.AS_THEY_ARE) {
            CopyRisk risk = DisclosureCheck.of(dataset, partitions, thresholds);
            if (!risk.passed() && accepted.isEmpty() && !dataset.info().simulated()) {
                throw refused(risk);
            }
            return new CheckedCopy(dataset, risk, accepted, Optional.empty());
        }
        Path temporary = temporaryFolder(workplace);
        try {
            Path folder = temporary.resolve("generalised");
            CopyRisk risk = DisclosureCheck.generalise(dataset, partitions, thresholds, folder, producer);
            if (!risk.passed()) {
                throw refused(risk);
            }
            return new CheckedCopy(Dataset.open(folder), risk, accepted, Optional.of(temporary));
        } catch (RuntimeException e) {
            delete(temporary);
            throw e;
        }
    }

    private static Path temporaryFolder(Path workplace) {
        try {
            return Files.createTempDirectory(workplace, ".parcours-copy-");
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("copy.unwritable", workplace), e);
        }
    }

    private static IntegrityException refused(CopyRisk risk) {
        return new IntegrityException(TEXTS.format(
                "copy.refused",
                risk.refusals().stream().map(CopyRisk.Refusal::explanation).collect(Collectors.joining("\n  "))));
    }

    /**
     * Returns where the partitions are that may leave.
     *
     * @return the dataset itself, or one of generalised partitions
     */
    public Dataset dataset() {
        return dataset;
    }

    /**
     * Returns what was measured.
     *
     * @return the report of the check
     */
    public CopyRisk risk() {
        return risk;
    }

    /**
     * Writes the report that goes with the partitions: numbers of persons below k are not told.
     *
     * @return JSON in UTF-8
     */
    public byte[] report() {
        StringWriter json = new StringWriter();
        CopyRiskJson.write(risk, Reader.RECIPIENT, accepted, json);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        temporary.ifPresent(CheckedCopy::delete);
    }

    private static void delete(Path folder) {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
