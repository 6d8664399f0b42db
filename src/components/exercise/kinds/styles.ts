/** The sheets of all kinds of exercise. A file of its own, so that they stand behind those which every kind shares. */
import.meta.glob('./*/*.css', { eager: true });
