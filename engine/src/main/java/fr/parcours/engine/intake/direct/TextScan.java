package fr.parcours.engine.intake.direct;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/**
 * What the bytes of a UTF-8 text tell of its lines.
 *
 * @param lines lines that are not blank
 * @param delimiters delimiters outside quotes
 * @param shape whether each line can be read on its own
 * @param padding whether white space or letters without width may have to be removed from a value
 */
record TextScan(long lines, long delimiters, Shape shape, Padding padding) {

    /** Whether each line can be read on its own. */
    enum Shape {
        /** One kind of line end, no blank line but at the end, no quote. */
        PLAIN,
        /** The same, with whole values in quotes. */
        QUOTED,
        /** Several kinds of line ends, blank lines between others, quotes within values, or line ends within quotes. */
        IRREGULAR
    }

    /** Whether something may have to be removed from a value. */
    enum Padding {
        /** There is none. */
        ABSENT,
        /** There is white space around one, or a no-break space or a letter without width anywhere. */
        PRESENT
    }

    private static final long FIRST_VISIBLE = EightBytes.all('!');
    private static final byte[] MARK = "\ufeff".getBytes(StandardCharsets.UTF_8);
    private static final int BUFFER = 1 << 18;
    private static final long SPLIT = 4L << 20;
    /** Kinds of bytes: after the first four, several plain bytes can be passed at once. */
    private static final byte TEXT = 0;

    private static final byte DELIMITER = 1;
    private static final byte NEWLINE = 2;
    private static final byte SPACE = 3;
    private static final byte RETURN = 4;
    private static final byte QUOTE = 5;
    private static final byte LEAD = 6;
    private static final byte SECOND = 7;

    /** Scans a file, large ones in two halves side by side; the delimiter is in ASCII. */
    static TextScan of(Path file, char delimiter, String quote) {
        try {
            long size = Files.size(file);
            long start = startsWithMark(file) ? MARK.length : 0;
            long middle = size < SPLIT ? size : lineAfter(file, size / 2);
            CompletableFuture<Scanner> second =
                    CompletableFuture.supplyAsync(() -> scan(file, middle, size, new Scanner(delimiter, quote)));
            Scanner first = scan(file, start, middle, new Scanner(delimiter, quote));
            return first.followedBy(second.join()).result();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Scans text that stands before the rows of a file. */
    static TextScan of(String text, char delimiter, String quote) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Scanner scanner = new Scanner(delimiter, quote);
        scanner.feed(bytes, bytes.length);
        return scanner.result();
    }

    private static boolean startsWithMark(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(MARK.length), MARK);
        }
    }

    private static Scanner scan(Path file, long from, long to, Scanner scanner) {
        try (SeekableByteChannel channel = Files.newByteChannel(file).position(from)) {
            byte[] buffer = new byte[BUFFER];
            long left = to - from;
            while (left > 0) {
                int n = channel.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(left, BUFFER)));
                if (n < 0) {
                    break;
                }
                scanner.feed(buffer, n);
                left -= n;
            }
            return scanner;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The place after the first end of line from a place on, or the end of the file. */
    private static long lineAfter(Path file, long place) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file).position(place);
                InputStream in = new BufferedInputStream(Channels.newInputStream(channel))) {
            long next = place;
            int value = in.read();
            while (value >= 0) {
                next++;
                if (value == '\n') {
                    return next;
                }
                value = in.read();
            }
            return next;
        }
    }

    private static final class Scanner {
        private final byte[] kinds = new byte[256];
        private final long delimiterBytes;
        private long quotes;
        private byte last = NEWLINE;
        private int lead;
        private long bare;
        private long pairs;
        private long blank;
        private long trailingBlank;
        private boolean lineHasText;
        private long delimiters;
        private boolean strayReturn;
        private boolean strayQuote;
        private boolean quoted;
        private boolean inQuotes;
        private boolean padded;

        Scanner(char delimiter, String quote) {
            for (int control = 0; control < ' '; control++) {
                kinds[control] = SPACE;
            }
            kinds[' '] = SPACE;
            kinds['\n'] = NEWLINE;
            kinds['\r'] = RETURN;
            // The first bytes of no-break and other spaces beyond ASCII, and of letters without width.
            kinds[0xc2] = LEAD;
            kinds[0xe1] = LEAD;
            kinds[0xe2] = LEAD;
            kinds[0xe3] = LEAD;
            kinds[0xef] = LEAD;
            if (!quote.isEmpty() && quote.charAt(0) < 128) {
                kinds[quote.charAt(0)] = QUOTE;
                quotes = EightBytes.all(quote.charAt(0));
            }
            kinds[delimiter] = DELIMITER;
            delimiterBytes = EightBytes.all(delimiter);
        }

        void feed(byte[] bytes, int length) {
            int i = 0;
            while (i < length) {
                if (last <= SPACE && i + Long.BYTES <= length) {
                    long word = EightBytes.at(bytes, i);
                    int plain = plainBytes(word);
                    if (plain > 0) {
                        padded |= last == SPACE && kinds[bytes[i] & 0xff] == DELIMITER;
                        i += plain;
                        // The bytes of the word that were passed are its lowest.
                        delimiters += inQuotes ? 0 : delimiters(word, plain);
                        last = kinds[bytes[i - 1] & 0xff];
                        lineHasText = true;
                        continue;
                    }
                }
                byte kind = kinds[bytes[i] & 0xff];
                if (kind != TEXT || last != TEXT) {
                    edge(kind, bytes[i] & 0xff);
                }
                i++;
            }
        }

        /** How many of the next eight bytes are neither white space, nor quotes, nor beyond ASCII. */
        private int plainBytes(long word) {
            // The lowest marked byte is exact: a borrow only ever marks bytes above one that is marked rightly.
            long marks = (word - FIRST_VISIBLE) & ~word;
            if (quotes != 0) {
                long differences = word ^ quotes;
                marks |= (differences - EightBytes.ONES) & ~differences;
            }
            return Long.numberOfTrailingZeros((marks | word) & EightBytes.HIGH_BITS) / Byte.SIZE;
        }

        private int delimiters(long word, int length) {
            return Long.bitCount(EightBytes.equal(word, delimiterBytes) & (-1L >>> (Long.SIZE - Byte.SIZE * length)));
        }

        private void edge(byte kind, int value) {
            if (last == LEAD || last == SECOND) {
                wide(value);
                return;
            }
            switch (kind) {
                case NEWLINE -> newline();
                case QUOTE -> quote();
                case DELIMITER -> delimiters += inQuotes ? 0 : 1;
                case SPACE -> padded |= last == DELIMITER || last == NEWLINE || last == RETURN || last == QUOTE;
                case LEAD -> lead = value;
                default -> {
                    // Nothing to tell of the byte itself.
                }
            }
            padded |= last == SPACE && (kind == DELIMITER || kind == NEWLINE || kind == RETURN || kind == QUOTE);
            strayReturn |= last == RETURN && kind != NEWLINE;
            strayQuote |= last == QUOTE && !inQuotes && (kind == TEXT || kind == SPACE || kind == LEAD);
            lineHasText = kind != NEWLINE && (lineHasText || kind != RETURN);
            last = kind;
        }

        private void quote() {
            quoted = true;
            strayQuote |= !inQuotes && last != DELIMITER && last != NEWLINE && last != RETURN && last != QUOTE;
            inQuotes = !inQuotes;
        }

        /** Follows a character of two or three bytes that may be a space. */
        private void wide(int value) {
            lineHasText = true;
            if (last == LEAD && lead == 0xc2) {
                padded |= value == 0xa0 || value == 0x85 || value == 0xad;
                last = TEXT;
            } else if (last == LEAD) {
                lead = lead << 8 | value;
                last = lead == 0xe280 || lead == 0xe281 || lead == 0xe380 || lead == 0xe19a || lead == 0xefbb
                        ? SECOND
                        : TEXT;
            } else {
                int space = lead << 8 | value;
                padded |= (space >= 0xe28080 && space <= 0xe2808d)
                        || space == 0xe280a8
                        || space == 0xe280a9
                        || space == 0xe280af
                        || space == 0xe2819f
                        || space == 0xe281a0
                        || space == 0xefbbbf
                        || space == 0xe38080
                        || space == 0xe19a80;
                last = TEXT;
            }
        }

        private void newline() {
            strayQuote |= inQuotes;
            inQuotes = false;
            if (last == RETURN) {
                pairs++;
            } else {
                bare++;
            }
            if (lineHasText) {
                blank += trailingBlank;
                trailingBlank = 0;
            } else {
                trailingBlank++;
            }
        }

        /** Joins what was seen of the lines that follow. */
        Scanner followedBy(Scanner next) {
            boolean text = next.lineHasText || next.bare + next.pairs > next.blank + next.trailingBlank;
            if (text) {
                blank += trailingBlank + next.blank;
                trailingBlank = next.trailingBlank;
            } else {
                trailingBlank += next.trailingBlank;
            }
            bare += next.bare;
            pairs += next.pairs;
            delimiters += next.delimiters;
            strayReturn |= next.strayReturn;
            strayQuote |= next.strayQuote;
            inQuotes = next.inQuotes;
            quoted |= next.quoted;
            padded |= next.padded;
            lineHasText = next.lineHasText || (lineHasText && next.bare + next.pairs == 0);
            last = next.bare + next.pairs == 0 && !next.lineHasText ? last : next.last;
            return this;
        }

        TextScan result() {
            boolean open = lineHasText;
            if (open) {
                blank += trailingBlank;
                trailingBlank = 0;
            }
            long lines = bare + pairs + (open ? 1 : 0) - blank - trailingBlank;
            boolean regular = (bare == 0 || pairs == 0)
                    && !strayReturn
                    && last != RETURN
                    && blank == 0
                    && !strayQuote
                    && !inQuotes;
            Shape shape = !regular ? Shape.IRREGULAR : quoted ? Shape.QUOTED : Shape.PLAIN;
            return new TextScan(lines, delimiters, shape, padded ? Padding.PRESENT : Padding.ABSENT);
        }
    }
}
