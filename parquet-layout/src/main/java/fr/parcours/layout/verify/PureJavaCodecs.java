package fr.parcours.layout.verify;

import io.airlift.compress.Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Undoes the compression of pages in pure Java: neither Hadoop's configuration nor a native library is needed, and a
 * damaged page is an exception, never a crash of the machine.
 */
final class PureJavaCodecs implements CompressionCodecFactory {

    /** No writer makes larger pages: a page that claims to be is damaged. */
    private static final int LARGEST_PAGE = 1 << 28;

    private long largestPage = LARGEST_PAGE;

    /** Learns how large the largest column chunk is by the footer: a page that claims to be larger is damaged. */
    void allowPagesOf(long chunkBytes) {
        largestPage = Math.min(LARGEST_PAGE, chunkBytes);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Pages((in, out) -> System.arraycopy(in, 0, out, 0, exactly(in.length, out)));
            case ZSTD -> new Pages(airlift(new ZstdDecompressor()));
            case SNAPPY -> new Pages(airlift(new SnappyDecompressor()));
            case GZIP -> new Pages(PureJavaCodecs::gzip);
            default -> throw new UnsupportedOperationException("No codec for " + codec + ".");
        };
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("Verification writes nothing.");
    }

    @Override
    public void release() {
        // Nothing is held.
    }

    /** Fills an array with the content of a compressed one. */
    private interface Codec {
        void decompress(byte[] in, byte[] out) throws IOException;
    }

    private static Codec airlift(Decompressor decompressor) {
        return (in, out) -> exactly(decompressor.decompress(in, 0, in.length, out, 0, out.length), out);
    }

    private static void gzip(byte[] in, byte[] out) throws IOException {
        try (InputStream stream = new GZIPInputStream(new java.io.ByteArrayInputStream(in))) {
            exactly(stream.readNBytes(out, 0, out.length), out);
            if (stream.read() >= 0) {
                throw new IOException("A page is longer than its header says.");
            }
        }
    }

    private static int exactly(int length, byte[] out) throws IOException {
        if (length != out.length) {
            throw new IOException("A page has not the length of its header.");
        }
        return length;
    }

    private byte[] page(int size) throws IOException {
        if (size < 0 || size > largestPage) {
            throw new IOException("A page has an impossible length.");
        }
        return new byte[size];
    }

    /** Decompresses whole pages. */
    private final class Pages implements BytesInputDecompressor {

        private final Codec codec;

        Pages(Codec codec) {
            this.codec = codec;
        }

        @Override
        public BytesInput decompress(BytesInput bytes, int uncompressedSize) throws IOException {
            byte[] out = page(uncompressedSize);
            codec.decompress(bytes.toInputStream().readAllBytes(), out);
            return BytesInput.from(out);
        }

        @Override
        public void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int uncompressedSize)
                throws IOException {
            byte[] in = new byte[compressedSize];
            input.get(in);
            byte[] out = page(uncompressedSize);
            codec.decompress(in, out);
            output.put(out);
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
