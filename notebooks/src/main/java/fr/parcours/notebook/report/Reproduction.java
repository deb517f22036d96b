package fr.parcours.notebook.report;

import fr.parcours.notebook.jupyter.StudyParameters.Parameter;
import java.util.List;

/**
 * What someone else needs to make the same document again.
 *
 * @param dataset name of the dataset
 * @param simulated whether its data are simulated
 * @param partitions what was published in it
 * @param parameters parameters of the study, with the values used
 * @param software name and version of this software
 * @param command the command line, without any path
 */
public record Reproduction(
        String dataset,
        boolean simulated,
        List<Partition> partitions,
        List<Parameter> parameters,
        String software,
        String command) {

    /** Copies the lists. */
    public Reproduction {
        partitions = List.copyOf(partitions);
        parameters = List.copyOf(parameters);
    }

    /**
     * A partition that was there.
     *
     * @param region code of its region
     * @param campaign its campaign
     * @param asOf date of its most recent extract, may be empty
     * @param revision digest of its content
     */
    public record Partition(String region, String campaign, String asOf, String revision) {}
}
