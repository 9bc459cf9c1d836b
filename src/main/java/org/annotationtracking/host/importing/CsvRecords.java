package org.annotationtracking.host.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The records of a CSV stream. A record goes on over line breaks inside quotes; one that grows beyond a mebibyte, by a
 * quote that nobody closed, is given up there, and the next line is read as a record again.
 */
final class CsvRecords {

    private static final int MAX_BYTES = 1024 * 1024;
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Lines lines;
    private byte[] bytes = {};
    private long number;
    private boolean tooLong;
    private boolean open;

    CsvRecords(Lines lines) {
        this.lines = lines;
    }

    /** Goes to the next record that is not blank; false after the last. */
    boolean next() throws IOException {
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            byte[] first = lines.number() == 1 ? withoutMark(line) : line;
            if (!Lines.isBlank(first)) {
                number = lines.number();
                read(first);
                return true;
            }
        }
        return false;
    }

    private void read(byte[] first) throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(first);
        tooLong = lines.wasTooLong();
        open = isOpen(false, first);
        while (open && !tooLong) {
            byte[] line = lines.next();
            if (line == null) {
                break;
            }
            record.write('\n');
            record.writeBytes(line);
            open = isOpen(true, line);
            tooLong = lines.wasTooLong() || record.size() > MAX_BYTES;
        }
        bytes = record.toByteArray();
    }

    /** Where the record at hand begins, from 1. */
    long number() {
        return number;
    }

    /** The cells of the record at hand. */
    List<String> cells() throws RejectedLineException {
        if (tooLong) {
            throw new RejectedLineException("The line is longer than 1 MiB.");
        }
        if (open) {
            throw new RejectedLineException("A quote is not closed before the end.");
        }
        String record = text();
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= record.length()) {
            StringBuilder cell = new StringBuilder();
            at = at < record.length() && record.charAt(at) == '"' ? quoted(record, at, cell) : plain(record, at, cell);
            cells.add(cell.toString());
            if (at < record.length() && record.charAt(at) != ',') {
                throw new RejectedLineException("Something follows a closing quote.");
            }
            at++;
        }
        return cells;
    }

    private static int plain(String record, int from, StringBuilder cell) throws RejectedLineException {
        int comma = record.indexOf(',', from);
        int end = comma < 0 ? record.length() : comma;
        cell.append(record, from, end);
        if (cell.indexOf("\"") >= 0) {
            throw new RejectedLineException("A quote in a cell that is not quoted.");
        }
        return end;
    }

    private static int quoted(String record, int from, StringBuilder cell) {
        int at = from + 1;
        while (at < record.length()) {
            if (record.charAt(at) != '"') {
                cell.append(record.charAt(at++));
            } else if (at + 1 < record.length() && record.charAt(at + 1) == '"') {
                cell.append('"');
                at += 2;
            } else {
                return at + 1;
            }
        }
        return at;
    }

    /** Without the carriage return before its end. */
    private String text() throws RejectedLineException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
        } catch (CharacterCodingException notUtf8) {
            // Said below.
        }
        throw new RejectedLineException("Not storable UTF-8 text.");
    }

    /** Whether a quotation is open behind a line; one begins where a cell begins, and a doubled quote ends none. */
    private static boolean isOpen(boolean before, byte[] line) {
        boolean quoted = before;
        for (int i = 0; i < line.length; i++) {
            boolean atStart = !before && i == 0 || i > 0 && line[i - 1] == ',';
            if (line[i] != '"') {
                continue;
            }
            if (!quoted) {
                quoted = atStart;
            } else if (i + 1 < line.length && line[i + 1] == '"') {
                i++;
            } else {
                quoted = false;
            }
        }
        return quoted;
    }

    private static byte[] withoutMark(byte[] line) {
        for (int i = 0; i < MARK.length; i++) {
            if (line.length <= i || line[i] != MARK[i]) {
                return line;
            }
        }
        return Arrays.copyOfRange(line, MARK.length, line.length);
    }
}
