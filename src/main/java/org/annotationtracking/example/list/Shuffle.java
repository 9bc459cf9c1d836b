package org.annotationtracking.example.list;

/**
 * doccano 1.8.4's random order: examples by the remainder of their id, then by id, where everybody's divisor is what
 * Python's {@code random.seed(user_id); random.randrange(2, 20)} says. A person always sees the same order.
 */
final class Shuffle {

    private static final int SIZE = 624;
    private static final int SHIFT = 397;

    private Shuffle() {}

    /** The divisor of a person, 2 to 19. */
    static int divisor(long userId) {
        int[] state = seeded(userId);
        int place = SIZE;
        while (true) {
            if (place == SIZE) {
                twist(state);
                place = 0;
            }
            // Of 18 numbers one needs five bits; what is too large is drawn again.
            int drawn = temper(state[place++]) >>> 27;
            if (drawn < 18) {
                return 2 + drawn;
            }
        }
    }

    /** The Mersenne Twister's start from an array, here of the seed's 32-bit parts, the lower one first. */
    private static int[] seeded(long seed) {
        int[] key = seed >>> 32 == 0 ? new int[] {(int) seed} : new int[] {(int) seed, (int) (seed >>> 32)};
        int[] state = new int[SIZE];
        state[0] = 19_650_218;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1_812_433_253 * mixed(state[i - 1]) + i;
        }
        int i = 1;
        for (int step = 0; step < SIZE; step++) {
            int j = step % key.length;
            state[i] = (state[i] ^ mixed(state[i - 1]) * 1_664_525) + key[j] + j;
            i = following(state, i);
        }
        for (int step = 1; step < SIZE; step++) {
            state[i] = (state[i] ^ mixed(state[i - 1]) * 1_566_083_941) - i;
            i = following(state, i);
        }
        state[0] = 0x80000000;
        return state;
    }

    private static int mixed(int word) {
        return word ^ word >>> 30;
    }

    private static int following(int[] state, int i) {
        if (i + 1 < SIZE) {
            return i + 1;
        }
        state[0] = state[SIZE - 1];
        return 1;
    }

    private static void twist(int[] state) {
        for (int i = 0; i < SIZE; i++) {
            int joined = state[i] & 0x80000000 | state[(i + 1) % SIZE] & 0x7fffffff;
            state[i] = state[(i + SHIFT) % SIZE] ^ joined >>> 1 ^ ((joined & 1) == 0 ? 0 : 0x9908b0df);
        }
    }

    private static int temper(int word) {
        int y = word ^ word >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }
}
