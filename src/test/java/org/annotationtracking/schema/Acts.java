package org.annotationtracking.schema;

import java.util.function.Consumer;
import org.annotationtracking.schema.SchemaOperations.HistoryAct;

/** What operators do, by HTTP where there is a way by HTTP. */
final class Acts {
    private Acts() {}

    /** Plans with these choices and applies the plan. */
    static Consumer<Stage> apply(String choices) {
        return stage -> {
            String token = People.operator()
                    .body(choices)
                    .post("/ops/schema/plan")
                    .then()
                    .log()
                    .ifError()
                    .statusCode(200)
                    .extract()
                    .path("token");
            People.operator()
                    .body("{\"token\":\"" + token + "\"}")
                    .post("/ops/schema/apply")
                    .then()
                    .statusCode(200);
        };
    }

    static Consumer<Stage> history(HistoryAct act, int version) {
        return stage -> Rebirth.of(SchemaOperations.class).repairHistory(act, version);
    }

    static Consumer<Stage> run(String... statements) {
        return stage -> stage.database().run(statements);
    }
}
