package org.annotationtracking;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.annotationtracking.auth.Access;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The rules of the house, as far as a machine can see them. */
class HouseTest {

    private static final String ROOT = "org.annotationtracking.";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.annotationtracking");

    @Test
    void every_room_imports_only_what_the_ladder_allows() {
        Set<String> breaches = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            String room = room(type);
            Set<String> allowed = Ladder.ROOMS.get(room);
            if (allowed == null) {
                breaches.add(room + " has no line in the ladder");
                continue;
            }
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .filter(target -> !room(target).equals(room) && !allowed.contains(room(target)))
                    .forEach(target -> breaches.add(type.getName() + " -> " + target.getName()));
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void inner_rooms_keep_their_own_ladder() {
        Ladder.INNER_ROOMS.forEach((room, allowed) -> {
            String[] closed = Ladder.INNER_ROOMS.keySet().stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that(resideInAPackage(ROOT + room + ".."))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(closed))
                    .check(HOUSE);
        });
    }

    @Test
    void nothing_goes_in_circles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void core_is_plain_java() {
        classes()
                .that(resideInAPackage(ROOT + "core.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", ROOT + "core.."))
                .check(HOUSE);
    }

    @Test
    void http_is_spoken_at_the_edge_only() {
        noClasses()
                .that(are(not("Resource")))
                .and()
                .resideOutsideOfPackages(ROOT + "platform..", ROOT + "auth..", ROOT + "idempotency..", ROOT + "page..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("jakarta.ws.rs..", "io.vertx.."))
                .check(HOUSE);
    }

    @Test
    void sql_is_run_in_repositories_and_queries_only() {
        noClasses()
                .that(are(not("Repository", "Queries", "JdbiProducer")))
                .and()
                .resideOutsideOfPackage(ROOT + "schema..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Jdbi.class, Handle.class, EntityManager.class)
                .check(HOUSE);
    }

    @Test
    void what_belongs_to_one_room_stays_in_it() {
        classes()
                .that(endWith("Resource", "Repository", "Queries"))
                .or(are(annotatedWith(Entity.class)))
                .should()
                .bePackagePrivate()
                .check(HOUSE);
    }

    @Test
    void transactions_are_opened_by_services_and_demanded_by_the_journal() {
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat(endWith("Service", "Journal"))
                .check(HOUSE);
    }

    @Test
    void beans_are_given_what_they_need_by_constructor() {
        noFields().should().beAnnotatedWith(Inject.class).check(HOUSE);
    }

    @Test
    void every_resource_method_is_public_and_says_who_may_call_it() {
        List<String> breaches = HOUSE.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(HouseTest::answersHttp)
                .filter(method ->
                        !method.getModifiers().contains(JavaModifier.PUBLIC) || !method.isAnnotatedWith(Access.class))
                .map(JavaMethod::getFullName)
                .toList();

        assertThat(breaches).isEmpty();
    }

    @Test
    void time_comes_from_a_clock_that_is_handed_in() {
        var clocks =
                List.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class, LocalDate.class, LocalDateTime.class);
        for (Class<?> type : clocks) {
            noClasses()
                    .that(are(not("ClockProducer")))
                    .should()
                    .callMethod(type, "now")
                    .check(HOUSE);
        }
        noClasses()
                .that(are(not("ClockProducer")))
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callConstructor(Date.class)
                .check(HOUSE);
    }

    private static boolean answersHttp(JavaMethod method) {
        return method.getAnnotations().stream()
                .anyMatch(annotation -> annotation.getRawType().isMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
                        || annotation.getRawType().isAnnotatedWith("jakarta.ws.rs.HttpMethod"));
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).split("\\.")[0];
    }

    private static DescribedPredicate<JavaClass> endWith(String... endings) {
        return DescribedPredicate.describe(
                "have names ending with " + String.join(", ", endings),
                type -> Stream.of(endings).anyMatch(ending -> outermost(type).endsWith(ending)));
    }

    private static DescribedPredicate<JavaClass> not(String... endings) {
        return DescribedPredicate.not(endWith(endings));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseTest::outermost).orElse(type.getSimpleName());
    }
}
