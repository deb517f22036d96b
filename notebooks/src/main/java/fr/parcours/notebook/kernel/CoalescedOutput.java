package fr.parcours.notebook.kernel;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gathers what cells print and passes it on at most every 50 ms: a message per line would overrun the socket.
 *
 * <p>The order between the two streams is kept. Any thread may print.
 */
final class CoalescedOutput implements AutoCloseable {

    /** The two streams of a program. */
    enum Channel {
        OUT,
        ERR
    }

    /** Receives what was printed. */
    interface Sink {
        void accept(Channel channel, String text);
    }

    private record Piece(Channel channel, String text) {}

    private static final long PERIOD_MILLIS = 50;

    private final Object lock = new Object();
    private final Sink sink;
    private final List<Piece> finished = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private Channel currentChannel = Channel.OUT;
    private final PrintStream out = stream(Channel.OUT);
    private final PrintStream err = stream(Channel.ERR);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "parcours-output");
        thread.setDaemon(true);
        return thread;
    });

    CoalescedOutput(Sink sink) {
        this.sink = sink;
        Future<?> unused =
                timer.scheduleWithFixedDelay(this::flush, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /** Passes on everything printed so far. */
    void flush() {
        // The sink is called under the lock, or two flushes could exchange their pieces.
        synchronized (lock) {
            endPiece();
            finished.forEach(piece -> sink.accept(piece.channel(), piece.text()));
            finished.clear();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        flush();
    }

    private void print(Channel channel, CharSequence text) {
        synchronized (lock) {
            if (channel != currentChannel) {
                endPiece();
                currentChannel = channel;
            }
            current.append(text);
        }
    }

    private void endPiece() {
        if (!current.isEmpty()) {
            finished.add(new Piece(currentChannel, current.toString()));
            current.setLength(0);
        }
    }

    private PrintStream stream(Channel channel) {
        return new PrintStream(new Decoding(channel), true, StandardCharsets.UTF_8);
    }

    /** Turns bytes into text; a character whose bytes come in two writes waits for the second. */
    private final class Decoding extends OutputStream {
        private final Channel channel;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private ByteBuffer pending = ByteBuffer.allocate(0);

        Decoding(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (lock) {
                ByteBuffer input = ByteBuffer.allocate(pending.remaining() + length);
                input.put(pending).put(bytes, offset, length).flip();
                CharBuffer text = CharBuffer.allocate(input.remaining() + 1);
                decoder.decode(input, text, false);
                pending = input.slice();
                text.flip();
                print(channel, text);
            }
        }
    }
}
