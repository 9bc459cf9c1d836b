package org.annotationtracking.contract;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.annotationtracking.attached.DoccanoDatabase;

/** Beside a doccano 1.8.4. */
@QuarkusTest
@WithTestResource(
        value = DoccanoDatabase.class,
        initArgs = @ResourceArg(name = "generation", value = "OLDER"),
        scope = TestResourceScope.RESTRICTED_TO_CLASS)
class Attached184ContractTest extends AttachedContract {

    @Override
    Map<String, Deviation> deviations() {
        return AttachedDeviations.ours184();
    }

    @Override
    Map<String, Deviation> recordedDeviations() {
        return AttachedDeviations.recorded184();
    }

    @Override
    String recording() {
        return "doccano_1.8.4_http_transcript.md";
    }
}
