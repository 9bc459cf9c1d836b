package org.annotationtracking.example.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Divisors as Python 3 draws them: {@code random.seed(user_id); random.randrange(2, 20)}. */
class ShuffleTest {

    private static final List<Integer> OF_USERS_1_TO_25 =
            List.of(6, 3, 9, 9, 10, 4, 12, 9, 16, 3, 16, 17, 10, 5, 8, 13, 18, 7, 3, 6, 7, 6, 11, 14, 14);

    @Test
    void everybody_has_the_divisor_that_doccano_drew() {
        for (int user = 1; user <= OF_USERS_1_TO_25.size(); user++) {
            assertThat(Shuffle.divisor(user)).as("user %d", user).isEqualTo(OF_USERS_1_TO_25.get(user - 1));
        }
    }

    @Test
    void large_ids_have_one_too() {
        Map<Long, Integer> drawn = Map.of(
                0L, 14, 29L, 19, 4_999L, 7, 2_147_483_647L, 12, (1L << 32) - 1, 8, 1L << 32, 5, Long.MAX_VALUE, 12);
        drawn.forEach((user, divisor) ->
                assertThat(Shuffle.divisor(user)).as("user %d", user).isEqualTo(divisor));
    }
}
