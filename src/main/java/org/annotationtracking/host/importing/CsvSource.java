package org.annotationtracking.host.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.annotationtracking.core.DomainException;
import org.annotationtracking.platform.JsonNumbers;
import org.jspecify.annotations.Nullable;

/**
 * CSV with a header (RFC 4180, UTF-8, with or without a byte order mark). Columns are the members of a JSON line; an empty
 * cell is a member left out. Of the cells {@code score} is a number and {@code meta} JSON, all others are text.
 */
final class CsvSource implements ImportSource {

    private final CsvRecords records;
    private final ObjectMapper mapper;
    private @Nullable List<String> header;

    CsvSource(Lines lines, ObjectMapper mapper) {
        this.records = new CsvRecords(lines);
        this.mapper = mapper;
    }

    @Override
    public boolean next() throws IOException {
        if (header == null && records.next()) {
            header = header();
        }
        return records.next();
    }

    @Override
    public long number() {
        return records.number();
    }

    @Override
    public ImportLine line() throws RejectedLineException {
        List<String> names = header == null ? List.of() : header;
        List<String> cells = records.cells();
        if (cells.size() != names.size()) {
            throw new RejectedLineException("%d cells, but the header has %d.".formatted(cells.size(), names.size()));
        }
        ObjectNode line = mapper.createObjectNode();
        for (int i = 0; i < names.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                line.set(names.get(i), value(names.get(i), cells.get(i)));
            }
        }
        return ImportLine.of(number(), line, mapper);
    }

    private JsonNode value(String name, String cell) throws RejectedLineException {
        return switch (name) {
            case "score" -> number(cell);
            case "meta" -> json(cell);
            default -> mapper.getNodeFactory().textNode(cell);
        };
    }

    /** What is no number stays text, and is refused as such. */
    private JsonNode number(String cell) {
        try {
            return cell.length() > JsonNumbers.MAX_DIGITS
                    ? mapper.getNodeFactory().textNode("")
                    : mapper.getNodeFactory().numberNode(new BigDecimal(cell.strip()).doubleValue());
        } catch (NumberFormatException notOne) {
            return mapper.getNodeFactory().textNode(cell);
        }
    }

    private JsonNode json(String cell) throws RejectedLineException {
        try {
            return mapper.readTree(cell);
        } catch (JsonProcessingException notJson) {
            throw new RejectedLineException("meta: Not valid JSON.");
        }
    }

    private List<String> header() {
        List<String> names;
        try {
            names = records.cells().stream().map(String::strip).toList();
        } catch (RejectedLineException unreadable) {
            throw invalid(unreadable.reason());
        }
        Set<String> known = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty()) {
                throw invalid("A column has no name.");
            }
            if (!known.add(name)) {
                throw invalid("Two columns are called \"%s\".".formatted(name));
            }
        }
        if (!known.contains("text") && !known.contains("filename")) {
            throw invalid("A column \"text\" or \"filename\" is required.");
        }
        return names;
    }

    private static DomainException invalid(String text) {
        return DomainException.badRequest("invalid", "header: " + text).with("header", List.of(text));
    }
}
