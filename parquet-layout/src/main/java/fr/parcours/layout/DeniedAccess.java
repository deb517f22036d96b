package fr.parcours.layout;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells where rights are missing when the system refuses a write. The system names the file that was to be written or
 * removed; most often it is its folder whose rights are to be changed.
 */
public final class DeniedAccess {

    private DeniedAccess() {}

    /**
     * Makes the error of a failed write.
     *
     * @param place what was written to
     * @param failure why it failed
     * @return an error that names the place, or what is without rights there if that is why
     */
    static InvalidInputException orUnwritable(Path place, Exception failure) {
        return in(failure)
                .orElseGet(() -> new InvalidInputException(Texts.layout().format("file.unwritable", place), failure));
    }

    /**
     * Finds missing rights in the failure of a write.
     *
     * @param failure why it failed
     * @return the error to tell, empty if the reason was another
     */
    public static Optional<InvalidInputException> in(Exception failure) {
        Throwable reason = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (reason instanceof AccessDeniedException denied) {
            return Stream.of(denied.getFile(), denied.getOtherFile())
                    .flatMap(Stream::ofNullable)
                    .map(Path::of)
                    .flatMap(file -> withoutRights(file).stream())
                    .findFirst()
                    .or(() -> Optional.ofNullable(denied.getFile()).map(Path::of))
                    .map(place -> error(place, failure));
        }
        return Optional.empty();
    }

    /**
     * Makes the error of a file that could not be opened, written or removed for lack of rights.
     *
     * @param file the file
     * @param failure what the system answered
     * @return an error that names what is without rights: its folder or the file
     */
    public static InvalidInputException at(Path file, Exception failure) {
        return error(withoutRights(file).orElse(file), failure);
    }

    /**
     * Refuses a folder that exists and in which nothing may be written, before work begins that it would stop later.
     *
     * @param folder a folder, which may not exist
     * @throws InvalidInputException if it exists and is not writable
     */
    public static void check(Path folder) {
        if (Files.exists(folder) && !Files.isWritable(folder)) {
            throw error(folder, new AccessDeniedException(folder.toString()));
        }
    }

    private static InvalidInputException error(Path place, Exception failure) {
        return new InvalidInputException(Texts.layout().format("file.denied", place), failure);
    }

    /** The nearest folder first: a file that is read-only can be removed and replaced where its folder is not. */
    private static Optional<Path> withoutRights(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return Stream.of(folder, file)
                .flatMap(Stream::ofNullable)
                .filter(path -> Files.exists(path) && !Files.isWritable(path))
                .findFirst();
    }
}
