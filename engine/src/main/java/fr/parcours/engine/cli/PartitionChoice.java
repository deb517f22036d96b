package fr.parcours.engine.cli;

import fr.parcours.layout.Dataset;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.PartitionKey;
import fr.parcours.layout.Texts;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which partitions of a dataset a command is about: all, unless told otherwise. */
final class PartitionChoice {

    private static final Texts TEXTS = Texts.of(PartitionChoice.class);

    @Option(names = "--region", paramLabel = "RÉGION", descriptionKey = "partitions.region", order = 1)
    private Optional<String> region = Optional.empty();

    @Option(names = "--campaign", paramLabel = "CAMPAGNE", descriptionKey = "partitions.campaign", order = 2)
    private Optional<String> campaign = Optional.empty();

    /** The chosen ones among those published or begun. */
    List<PartitionKey> of(Dataset dataset) {
        List<PartitionKey> begun = dataset.begun();
        List<PartitionKey> chosen = begun.stream()
                .filter(key -> region.stream().allMatch(key.region()::equals))
                .filter(key -> campaign.stream().allMatch(key.campaign().toString()::equals))
                .toList();
        if (chosen.isEmpty() && !begun.isEmpty()) {
            throw new InvalidInputException(TEXTS.format("partitions.none", region.orElse("*"), campaign.orElse("*")));
        }
        return chosen;
    }
}
