package fr.parcours.engine.intake.read;

import fr.parcours.engine.intake.specification.FileFormat;
import fr.parcours.layout.InvalidInputException;
import fr.parcours.layout.Texts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Opens text files in the encoding that a specification declares, and refuses those that are in another. */
public final class TextFile {

    /** Longest record, in characters. */
    static final int MAX_RECORD = 1 << 24;

    private static final Texts TEXTS = Texts.of(TextFile.class);
    private static final int BYTE_ORDER_MARK = '\ufeff';

    private TextFile() {}

    /**
     * Returns the encoding of a format.
     *
     * @param format the format
     * @return the character set
     */
    public static Charset charset(FileFormat format) {
        return Charset.forName(format.encoding());
    }

    /**
     * Writes a text file again, in UTF-8.
     *
     * @param file a file in the encoding of the format
     * @param format the format
     * @param target the file to write
     * @throws InvalidInputException if the file is not in that encoding
     */
    public static void transcode(Path file, FileFormat format, Path target) {
        try (BufferedReader in = open(file, format);
                java.io.Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            in.transferTo(out);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new InvalidInputException(TEXTS.format("csv.encoding", file.getFileName(), charset(format), "?"), e);
        } catch (IOException e) {
            throw new InvalidInputException(TEXTS.format("file.unreadable", file.getFileName()), e);
        }
    }

    /**
     * Refuses a file whose bytes are not those of its format.
     *
     * @param name name of the file, for messages
     * @param probe what its bytes tell
     * @param format the format
     * @throws InvalidInputException if it is another kind of file, in another encoding, or cut
     */
    public static void check(String name, FileProbe probe, FileFormat format) {
        Charset charset = charset(format);
        boolean utf16 = charset.name().startsWith("UTF-16");
        boolean utf8 = charset.equals(StandardCharsets.UTF_8);
        if (probe.startsWith('P', 'K', 3, 4)) {
            throw new InvalidInputException(TEXTS.format("csv.spreadsheet", name));
        }
        if (!utf16 && (probe.startsWith(0xff, 0xfe) || probe.startsWith(0xfe, 0xff))) {
            throw new InvalidInputException(TEXTS.format("csv.otherencoding", name, charset, "UTF-16"));
        }
        if (!utf16 && probe.hasZeroByte()) {
            throw new InvalidInputException(TEXTS.format("csv.binary", name));
        }
        if (!utf16 && !utf8 && probe.utf8() == FileProbe.NonAscii.VALID_UTF8) {
            throw new InvalidInputException(TEXTS.format("csv.otherencoding", name, charset, "UTF-8"));
        }
        if (charset.name().startsWith("ISO-8859") && probe.hasControlByte()) {
            throw new InvalidInputException(TEXTS.format("csv.windows", name, charset));
        }
        if (utf16) {
            checkOrder(name, probe, charset);
        }
        if (utf8 && probe.utf8() == FileProbe.NonAscii.OTHER) {
            throw new InvalidInputException(TEXTS.format("csv.notutf8", name));
        }
        if (!probe.isEnded(utf16) && format.finalNewline() == FileFormat.FinalNewline.REQUIRED) {
            throw new InvalidInputException(TEXTS.format("csv.truncated", name));
        }
    }

    /** Without a byte order mark, UTF-16 is read the big end first: the other way round makes Chinese of French. */
    private static void checkOrder(String name, FileProbe probe, Charset charset) {
        boolean marked = probe.startsWith(0xff, 0xfe) || probe.startsWith(0xfe, 0xff);
        if (marked) {
            return;
        }
        Charset declared = charset.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : charset;
        probe.utf16Order().filter(found -> !found.equals(declared)).ifPresent(found -> {
            throw new InvalidInputException(TEXTS.format(
                    "csv.otherencoding", name, charset, found.name().toLowerCase(Locale.ROOT)));
        });
    }

    static BufferedReader open(Path file, FileFormat format) throws IOException {
        var decoder = charset(format)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        return reader;
    }
}
