/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.tail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file as it lies on the disk: what it is called, and whether it was deleted, does not matter once it is open. */
final class FileBytes implements Bytes {
    private final FileChannel channel;

    private FileBytes(FileChannel channel) {
        this.channel = channel;
    }

    static FileBytes open(Path path) throws IOException {
        return new FileBytes(FileChannel.open(path, StandardOpenOption.READ));
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(long position, byte[] into, int from, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(into, from, length), position);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
