/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.ingest.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip file of logs; nothing is unpacked to disk, and the names of its members are names and not paths. */
final class Archive {
    private static final int MEMBER_LIMIT = 20_000;

    private final Path path;
    private final AtomicLong unpacked = new AtomicLong();

    private Archive(Path path) {
        this.path = path;
    }

    static boolean looksLike(byte[] head, int length) {
        return length >= 4 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5) && head[3] <= 6;
    }

    /** The files of the archive, in the order of their names. */
    static List<Content> members(PlainFile zip) throws IOException {
        var archive = new Archive(zip.path());
        List<Content> members = new ArrayList<>();
        try (var file = archive.file()) {
            if (file.size() > MEMBER_LIMIT) {
                throw new IOException("%d members, more than the bound of %d".formatted(file.size(), MEMBER_LIMIT));
            }
            file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> archive.member(zip, entry))
                    .forEach(members::add);
        }
        members.sort(Comparator.comparing(Content::name));
        return members;
    }

    /** Names that are not UTF-8 are read byte by byte, so that none can make the archive unreadable. */
    private ZipFile file() throws IOException {
        return new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1);
    }

    private Content member(PlainFile zip, ZipEntry entry) {
        var name = safe(entry.getName());
        var inner = Arrays.asList(name.split("/"));
        var folders = new ArrayList<>(zip.folders());
        folders.addAll(inner.subList(0, inner.size() - 1));
        return new Member(
                this, entry.getName(), zip.name() + "!" + name, List.copyOf(folders), packed(entry), modified(entry));
    }

    /** An entry without an extra field has a time without a zone: it is taken as UTC, on whatever computer. */
    private static @Nullable Instant modified(ZipEntry entry) {
        var written = entry.getLastModifiedTime();
        if (written == null) {
            return null;
        }
        return entry.getExtra() == null ? entry.getTimeLocal().toInstant(ZoneOffset.UTC) : written.toInstant();
    }

    private static long packed(ZipEntry entry) {
        return Math.max(entry.getCompressedSize(), 0);
    }

    private static String safe(String name) {
        var slashed = name.replace('\\', '/');
        var clean = new StringBuilder(slashed.length());
        slashed.chars().limit(1024).forEach(c -> clean.append(Character.isISOControl(c) ? '?' : (char) c));
        return clean.toString();
    }

    private record Member(
            Archive archive,
            String entry,
            String name,
            List<String> folders,
            long size,
            @Nullable Instant modified) implements Content {
        @Override
        @SuppressWarnings("MustBeClosedChecker")
        public InputStream open() throws IOException {
            var file = archive.file();
            try {
                return archive.stream(file, new ZipEntry(entry), size);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        }
    }

    private InputStream stream(ZipFile file, ZipEntry entry, long packed) throws IOException {
        var unpacking = file.getInputStream(entry);
        if (unpacking == null) {
            throw new IOException("the archive has no member '%s'".formatted(safe(entry.getName())));
        }
        var bounded = new BoundedUnpacking(
                unpacking, () -> packed, unpacked, path.toFile().length());
        return new FilterInputStream(bounded) {
            @Override
            public void close() throws IOException {
                super.close();
                file.close();
            }
        };
    }
}
