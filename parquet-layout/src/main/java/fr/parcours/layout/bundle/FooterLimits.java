package fr.parcours.layout.bundle;

import fr.parcours.layout.IntegrityException;
import fr.parcours.layout.Texts;
import fr.parcours.layout.verify.ParquetFooter;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the footers of received data files say of their size, against the limits: a small file may say that it unpacks
 * to gigabytes. To be asked before a page is opened; what footers do not say, pages cannot hold.
 */
final class FooterLimits {

    private static final Texts TEXTS = Texts.of(FooterLimits.class);

    private final BundleLimits limits;
    private long rows;
    private long bytes;

    FooterLimits(BundleLimits limits) {
        this.limits = limits;
    }

    /**
     * Looks at one more file of the bundle.
     *
     * @param file a Parquet file
     * @param name how to call it
     * @throws IntegrityException if its footer cannot be read, or it or all files together are too large
     */
    void check(Path file, String name) {
        ParquetFooter footer;
        try {
            footer = ParquetFooter.read(file, limits.footerBytes());
        } catch (IOException e) {
            throw new IntegrityException(TEXTS.format("footer.unreadable", name));
        }
        if (footer.rows() > limits.rows()
                || footer.rowGroups() > limits.rowGroups()
                || footer.unpackedBytes() > limits.unpackedBytes()) {
            throw new IntegrityException(TEXTS.format("footer.large", name));
        }
        rows += footer.rows();
        bytes += footer.unpackedBytes();
        if (rows > limits.allRows() || bytes > limits.allUnpackedBytes()) {
            throw new IntegrityException(TEXTS.format("footer.all", name));
        }
    }
}
