package org.annotationtracking.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No write goes without: a new endpoint that forgets its keys fails here. */
class BindingTest {

    /** Streams, logins and what operators do keep no answers. */
    private static final Set<String> WITHOUT = Set.of("ImportResource", "LoginResource", "SchemaResource");

    /** Their answers hold a secret, which is not kept; a test call is meant anew each time; a token revoked twice is revoked. */
    private static final Set<String> SECRETIVE = Set.of(
            "WebhookResource.add",
            "WebhookResource.replaceSecret",
            "WebhookDeliveryResource.test",
            "ApiTokenResource.make",
            "ApiTokenResource.revoke");

    @Test
    void every_write_may_carry_a_key() {
        List<JavaMethod> writes = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.annotationtracking")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class) && !WITHOUT.contains(type.getSimpleName()))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(BindingTest::writes)
                        .filter(method ->
                                !SECRETIVE.contains(method.getOwner().getSimpleName() + "." + method.getName()))
                        .toList();

        assertThat(writes).hasSizeGreaterThan(15);
        assertThat(writes).allMatch(method -> method.isAnnotatedWith(Idempotent.class), "has @Idempotent");
    }

    private static boolean writes(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .anyMatch(BindingTest::isWrite);
    }

    private static boolean isWrite(JavaClass verb) {
        return !Set.of("GET", "HEAD", "OPTIONS").contains(verb.getSimpleName());
    }
}
