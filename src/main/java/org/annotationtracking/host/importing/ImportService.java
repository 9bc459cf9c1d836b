package org.annotationtracking.host.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.annotationtracking.core.DomainException;
import org.jdbi.v3.core.JdbiException;

/** Reads examples from a stream of lines and adds them, a thousand a transaction. */
@ApplicationScoped
public class ImportService {

    private static final int LINES_A_TRANSACTION = 1000;

    private final ImportRepository examples;
    private final ObjectMapper mapper;
    private final long maxBytes;

    ImportService(ImportRepository examples, ObjectMapper mapper, ImportConfig config) {
        this.examples = examples;
        this.mapper = mapper;
        this.maxBytes = config.maxBytes().asLongValue();
    }

    /**
     * Imports JSON Lines into a project. A line that cannot be kept whole is left out whole and reported; everything
     * else stays, also when the stream breaks off later.
     *
     * @param importer the account that brings them
     */
    public ImportReport importJsonLines(long projectId, String importer, InputStream stream) throws IOException {
        return importAll(projectId, importer, new JsonSource(new Lines(stream, maxBytes), mapper));
    }

    /** The same from CSV; refuses a header that makes no sense with 400 {@code invalid}, and nothing is done. */
    ImportReport importCsv(long projectId, String importer, InputStream stream) throws IOException {
        return importAll(projectId, importer, new CsvSource(new Lines(stream, maxBytes), mapper));
    }

    private ImportReport importAll(long projectId, String importer, ImportSource lines) throws IOException {
        ImportReport.Builder report = new ImportReport.Builder();
        List<ImportLine> batch = new ArrayList<>();
        try {
            while (lines.next()) {
                understand(lines, batch, report);
                if (batch.size() == LINES_A_TRANSACTION) {
                    add(projectId, importer, batch, report);
                }
            }
        } catch (DomainException tooLarge) {
            add(projectId, importer, batch, report);
            throw tooLarge;
        }
        add(projectId, importer, batch, report);
        return report.build();
    }

    private static void understand(ImportSource lines, List<ImportLine> batch, ImportReport.Builder report) {
        try {
            batch.add(lines.line());
        } catch (RejectedLineException rejected) {
            report.reject(lines.number(), rejected.reason());
        }
    }

    private void add(long projectId, String importer, List<ImportLine> batch, ImportReport.Builder report) {
        try {
            if (!batch.isEmpty()) {
                addInTransaction(projectId, importer, batch);
                report.imported(batch.size());
            }
        } catch (JdbiException failed) {
            requireFaultOfTheData(failed);
            addOneByOne(projectId, importer, batch, report);
        }
        batch.clear();
    }

    /** All of them or none; in the transaction that is open, else in one of their own. */
    private void addInTransaction(long projectId, String importer, List<ImportLine> lines) {
        QuarkusTransaction.joiningExisting().run(() -> examples.add(projectId, importer, lines));
    }

    /** Finds the line the database refuses. */
    private void addOneByOne(long projectId, String importer, List<ImportLine> batch, ImportReport.Builder report) {
        for (ImportLine line : batch) {
            try {
                addInTransaction(projectId, importer, List.of(line));
                report.imported(1);
            } catch (JdbiException failed) {
                requireFaultOfTheData(failed);
                report.reject(
                        line.number(),
                        sqlState(failed).equals("23505")
                                ? "An example with this uuid exists already."
                                : "The database cannot store this line as it is.");
            }
        }
    }

    private static void requireFaultOfTheData(JdbiException failed) {
        String state = sqlState(failed);
        if (!state.startsWith("22") && !state.startsWith("54") && !state.equals("23505")) {
            throw failed;
        }
    }

    private static String sqlState(JdbiException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
