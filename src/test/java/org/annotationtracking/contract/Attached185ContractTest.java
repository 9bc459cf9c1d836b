package org.annotationtracking.contract;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.annotationtracking.attached.DoccanoDatabase;

/** Beside a doccano 1.8.5. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = @ResourceArg(name = "generation", value = "V1_8_5"),
        scope = TestResourceScope.RESTRICTED_TO_CLASS)
class Attached185ContractTest extends AttachedContract {

    @Override
    Map<String, Deviation> deviations() {
        return AttachedDeviations.ours185();
    }

    @Override
    Map<String, Deviation> recordedDeviations() {
        return AttachedDeviations.recorded185();
    }

    @Override
    String recording() {
        return "doccano_http_transcript.md";
    }
}
